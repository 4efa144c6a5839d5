package io.github.cronguard.spring.boot;

import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.AbstractApplicationContextRunner;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.util.ClassUtils;

/** Contexts with the auto-configuration and a token. */
final class Runners {
    private Runners() {}

    static ApplicationContextRunner plain() {
        return with(new ApplicationContextRunner(), List.of());
    }

    static WebApplicationContextRunner web() {
        return with(new WebApplicationContextRunner(), List.of());
    }

    /** With Boot's data source and transaction manager, and its scripts. */
    static ApplicationContextRunner withDatabase() {
        return with(
                new ApplicationContextRunner(),
                List.of(
                        either(
                                "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
                                "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration"),
                        either(
                                "org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration",
                                "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration"),
                        either(
                                "org.springframework.boot.autoconfigure.sql.init.SqlInitializationAutoConfiguration",
                                "org.springframework.boot.jdbc.autoconfigure.DataSourceInitializationAutoConfiguration")));
    }

    private static <S extends AbstractApplicationContextRunner<S, ?, ?>> S with(S runner, List<Class<?>> more) {
        List<Class<?>> all = new ArrayList<>(more);
        all.add(CronGuardAutoConfiguration.class);
        return runner.withConfiguration(AutoConfigurations.of(all.toArray(Class<?>[]::new)))
                .withPropertyValues("CRON_TOKEN=" + BootSources.TOKEN);
    }

    /** Boot 4 has another place for it. */
    private static Class<?> either(String onBoot3, String onBoot4) {
        ClassLoader loader = Runners.class.getClassLoader();
        return ClassUtils.resolveClassName(ClassUtils.isPresent(onBoot3, loader) ? onBoot3 : onBoot4, loader);
    }
}
