package io.github.cronguard.spring.boot.actuator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.CronGuard;
import io.github.cronguard.Trigger;
import io.github.cronguard.spring.RunningApp;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** Starts an application on class paths from which jars are really gone: a class that still needs one of them cannot be linked. */
class AbsentClassesIT {

    @Configuration(proxyBeanMethods = false)
    @ActuatorHost
    static class Host {}

    /** Is loaded once more, by a class loader of its own. */
    public static final class Application implements Callable<String> {
        @Override
        public String call() {
            try (ConfigurableApplicationContext context = new SpringApplication(Host.class)
                    .run(
                            "--spring.main.web-application-type=none",
                            "--spring.datasource.url=jdbc:h2:mem:absent",
                            "--spring.main.banner-mode=off",
                            "--management.endpoints.web.exposure.include=*",
                            "--CRON_TOKEN=" + RunningApp.TOKEN)) {
                return context.getBean(CronGuard.class)
                        .run(Trigger.timer("own"))
                        .toString();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spring-boot-(starter-)?(actuator|health|micrometer)",
                "context-propagation-|micrometer-(core|jakarta9|observation-test)-|spring-boot-(starter-)?micrometer-metrics"
            })
    void runsWithout(String jars) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(classPathWithout(jars), ClassLoader.getPlatformClassLoader())) {
            thread.setContextClassLoader(loader);
            Callable<?> application = (Callable<?>) loader.loadClass(Application.class.getName())
                    .getConstructor()
                    .newInstance();
            assertThat(application.call()).asString().startsWith("Ran[runId=1, status=OK");
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static URL[] classPathWithout(String jars) throws MalformedURLException {
        Pattern slow = Pattern.compile("/(hibernate-core|spring-data-jpa)[^/]*\\.jar$");
        Pattern gone = Pattern.compile("/(" + jars + ")[^/]*\\.jar$");
        List<URL> left = new ArrayList<>();
        boolean found = false;
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (gone.matcher(entry).find()) {
                found = true;
            } else if (!slow.matcher(entry).find()) {
                left.add(new File(entry).toURI().toURL());
            }
        }
        assertThat(found).as("a jar like " + jars).isTrue();
        return left.toArray(URL[]::new);
    }
}
