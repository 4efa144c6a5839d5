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
    private final Connection target;
    private final Connection connection;
    private volatile boolean ended;

    /**
     * Guards a connection.
     *
     * @param target in a transaction
     */
    public GuardedConnection(Connection target) {
        this.target = target;
        this.connection = (Connection) Proxy.newProxyInstance(
                GuardedConnection.class.getClassLoader(), new Class<?>[] {Connection.class}, this);
    }

    /**
     * What the handler gets.
     *
     * @return the same connection, but for {@code commit}, {@code rollback} of the whole transaction, {@code close},
     *     {@code abort} and {@code setAutoCommit}, which are refused with an {@link java.sql.SQLException}, as everything is
     *     behind {@link #end}
     */
    public Connection connection() {
        return connection;
    }

    /** The handler has come to its end: a connection that it has kept is of no use to it. */
    public void end() {
        ended = true;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return method.getName().equals("equals")
                    ? arguments != null && proxy == arguments[0]
                    : method.invoke(target, arguments);
        }
        if (ended) {
            throw new SQLNonTransientException(
                    "The step that this connection was for has ended: a handler must not keep"
                            + " its connection, but take it from each step's context.");
        }
        if (isRefused(method, arguments)) {
            throw new SQLNonTransientException("A step's handler must not call " + method.getName()
                    + " on this connection: cron-guard ends the transaction, together with the step's mark.");
        }
        try {
            return method.invoke(target, arguments);
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
