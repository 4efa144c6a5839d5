package io.github.cronguard.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Counts the statements that are sent, batches as one, and can lose the answers of commits that were made. */
public final class WatchedDataSource {
    private final AtomicInteger statements = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private final List<Connection> connections = new CopyOnWriteArrayList<>();
    private final DataSource dataSource;

    public WatchedDataSource(DataSource pool) {
        dataSource = proxy(DataSource.class, pool);
    }

    public DataSource dataSource() {
        return dataSource;
    }

    public int statements() {
        return statements.get();
    }

    void loseTheNextCommitsAnswer() {
        lost.set(1);
    }

    boolean hasLost() {
        return lost.get() == 0;
    }

    /** Breaks all connections that are in use, as a database does that restarts. */
    void breakAll() throws SQLException {
        for (Connection connection : connections) {
            if (!connection.isClosed()) {
                connection.unwrap(Connection.class).close();
            }
        }
        connections.clear();
    }

    private <T> T proxy(Class<T> type, Object target) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> call(target, method, arguments)));
    }

    private Object call(Object target, Method method, Object[] arguments) throws Throwable {
        if (target instanceof Statement && method.getName().startsWith("execute")) {
            statements.incrementAndGet();
        }
        Object answer;
        try {
            answer = method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
        if (method.getName().equals("commit") && lost.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
            throw new SQLException("The connection broke behind the commit", "08006");
        }
        if (answer instanceof Connection connection) {
            connections.add(connection);
            return proxy(Connection.class, answer);
        }
        return answer instanceof Statement ? proxy(method.getReturnType(), answer) : answer;
    }
}
