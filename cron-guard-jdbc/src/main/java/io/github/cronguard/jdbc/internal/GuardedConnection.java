package io.github.cronguard.jdbc.internal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLNonTransientException;
import java.sql.Savepoint;
import org.jspecify.annotations.Nullable;

/** A connection for a handler inside our transaction, which it must not end. */
public final class GuardedConnection implements InvocationHandler {
    private final Connection connection;

    private GuardedConnection(Connection connection) {
        this.connection = connection;
    }

    /**
     * Guards a connection.
     *
     * @param connection in a transaction
     * @return the same connection, but for {@code commit}, {@code rollback} of the whole transaction, {@code close},
     *     {@code abort} and {@code setAutoCommit}, which are refused with an {@link java.sql.SQLException}
     */
    public static Connection over(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                GuardedConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new GuardedConnection(connection));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (isRefused(method, arguments)) {
            throw new SQLNonTransientException("A step's handler must not call " + method.getName()
                    + " on this connection: cron-guard ends the transaction, together with the step's mark.");
        }
        if (method.getName().equals("equals")) {
            return arguments != null && proxy == arguments[0];
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private static boolean isRefused(Method method, Object @Nullable [] arguments) {
        return switch (method.getName()) {
            case "commit", "close", "abort", "setAutoCommit" -> true;
            case "rollback" -> arguments == null || !(arguments[0] instanceof Savepoint);
            default -> false;
        };
    }
}
