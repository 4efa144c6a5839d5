package io.github.cronguard.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cronguard.RunCounts;
import io.github.cronguard.spring.RunningApp;
import io.github.cronguard.spring.task.CronGuardTask;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.ClassUtils;

/** A web application whose class path has Spring MVC and cron-guard, and nothing else that cron-guard can work with. */
class WithoutOptionalPartsIT {
    private static final List<String> ABSENT = List.of(
            "org.springframework.boot.actuate.endpoint.annotation.Endpoint",
            "org.springframework.boot.health.contributor.HealthIndicator",
            "io.micrometer.core.instrument.MeterRegistry",
            "io.micrometer.context.ContextSnapshot",
            "org.springframework.security.web.SecurityFilterChain",
            "org.springframework.security.config.annotation.web.builders.HttpSecurity",
            "org.springframework.jdbc.datasource.DataSourceUtils",
            "org.springframework.transaction.PlatformTransactionManager",
            "io.github.cronguard.jdbc.JdbcStorage",
            "org.jdbi.v3.core.Jdbi");
    private static final Pattern LEFT_OUT = Pattern.compile(
            "spring-boot-(actuator|health|micrometer|security|jdbc|sql|transaction|persistence|data|jpa|hibernate).*"
                    + "|micrometer-(core|jakarta9|observation-test).*|context-propagation.*|spring-security-.*"
                    + "|spring-(jdbc|tx|orm|data|aspects).*|cron-guard-jdbc.*|jdbi3-.*|hibernate-.*|HikariCP.*|h2-.*");

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Host {
        @CronGuardTask
        RunCounts report() {
            return RunCounts.processed(4);
        }
    }

    /** Runs with the other class loader. */
    public static final class Call {
        private Call() {}

        /** The answer to a trigger. */
        public static String answer() throws Exception {
            try (RunningApp app = RunningApp.start(Host.class)) {
                return app.post("/cron/run").body();
            }
        }
    }

    @Test
    void startsAndWorks() throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader few = new URLClassLoader(urls(), ClassLoader.getPlatformClassLoader())) {
            thread.setContextClassLoader(few);
            for (String name : ABSENT) {
                assertThatThrownBy(() -> few.loadClass(name)).isInstanceOf(ClassNotFoundException.class);
            }

            leaveUrlsAlone(few);
            Object answer =
                    few.loadClass(Call.class.getName()).getMethod("answer").invoke(null);

            assertThat(String.valueOf(answer))
                    .startsWith("{\"ok\":true,\"message\":\"Schedule executed.\"")
                    .contains("\"processed\":4");
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** A JVM takes one such factory of Tomcat's, and another test's may have it already. */
    private static void leaveUrlsAlone(ClassLoader loader) throws ReflectiveOperationException {
        String factory = "org.apache.catalina.webresources.TomcatURLStreamHandlerFactory";
        if (ClassUtils.isPresent(factory, loader)) {
            loader.loadClass(factory).getMethod("disable").invoke(null);
        }
    }

    private static URL[] urls() throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            boolean left = false;
            for (Path part : Path.of(entry)) {
                left |= LEFT_OUT.matcher(part.toString()).matches();
            }
            if (!left) {
                urls.add(Path.of(entry).toUri().toURL());
            }
        }
        return urls.toArray(URL[]::new);
    }
}
