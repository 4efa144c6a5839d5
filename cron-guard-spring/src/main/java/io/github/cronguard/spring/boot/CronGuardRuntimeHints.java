package io.github.cronguard.spring.boot;

import java.sql.Connection;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/** What a native image does not see by itself: the tables' definitions, the settings' names, and the connection of a step. */
final class CronGuardRuntimeHints implements RuntimeHintsRegistrar {
    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
        hints.resources().registerPattern("io/github/cronguard/jdbc/schema/*.sql");
        // its components are the settings' names
        hints.reflection()
                .registerType(
                        CronGuardProperties.class,
                        MemberCategory.INVOKE_DECLARED_CONSTRUCTORS,
                        MemberCategory.INVOKE_DECLARED_METHODS);
        hints.proxies().registerJdkProxy(Connection.class);
    }
}
