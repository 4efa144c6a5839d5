package io.github.cronguard.demo.test;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives every test the same {@link CrashTable} and a {@link PostgresDatabase} of its own on the same server; JUnit closes
 * table and server behind the last test.
 */
final class CrashParameters implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == CrashTable.class || type == PostgresDatabase.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Store store = context.getRoot().getStore(Namespace.create(CrashParameters.class));
        return parameter.getParameter().getType() == CrashTable.class
                ? store.computeIfAbsent(CrashTable.class, key -> new CrashTable(), CrashTable.class)
                : store.computeIfAbsent(PostgresServer.class, key -> new PostgresServer(), PostgresServer.class)
                        .create();
    }
}
