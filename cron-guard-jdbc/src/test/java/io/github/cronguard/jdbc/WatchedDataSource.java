package io.github.cronguard.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * Counts the statements that the database executes, each part of a batch as one, and the ways to it and back, and can lose the
 * answers of what was committed.
 */
public final class WatchedDataSource {
    private static final String[] CHANGES = {"UPDATE", "INSERT", "MERGE", "DELETE", "WITH"};

    private final AtomicInteger statements = new AtomicInteger();
    private final AtomicInteger roundTrips = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private final AtomicInteger lostAlone = new AtomicInteger();
    private final List<Connection> connections = new CopyOnWriteArrayList<>();
    private final Map<Statement, String> prepared = Collections.synchronizedMap(new WeakHashMap<>());
    private volatile List<String> lostBeginnings = List.of();
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

    /** Statements, commits, roll-backs and validations: what the session's limits need is counted where they need it. */
    int roundTrips() {
        return roundTrips.get();
    }

    void loseTheNextCommitsAnswer() {
        lost.set(1);
    }

    /** Of the next statements that change rows in auto-commit and begin so. */
    void loseTheNextAnswersInAutoCommit(int count, String... beginnings) {
        lostBeginnings = List.of(beginnings.length == 0 ? CHANGES : beginnings);
        lostAlone.set(count);
    }

    boolean hasLost() {
        return lost.get() + lostAlone.get() == 0;
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

    private static boolean isCounted(String method) {
        return method.equals("addBatch") || (method.startsWith("execute") && !method.endsWith("Batch"));
    }

    private <T> T proxy(Class<T> type, Object target) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> call(target, method, arguments)));
    }

    private Object call(Object target, Method method, Object[] arguments) throws Throwable {
        boolean isStatement = target instanceof Statement && method.getName().startsWith("execute");
        if (target instanceof Statement && isCounted(method.getName())) {
            statements.incrementAndGet();
        }
        if (isStatement || Set.of("commit", "rollback", "isValid").contains(method.getName())) {
            roundTrips.incrementAndGet();
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
        if (isStatement && isAlone((Statement) target) && lostAlone.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
            throw new SQLException("The connection broke behind the statement", "08006");
        }
        if (answer instanceof Connection connection) {
            connections.add(connection);
            return proxy(Connection.class, answer);
        }
        if (answer instanceof Statement statement) {
            prepared.put(statement, arguments == null ? "" : String.valueOf(arguments[0]));
            return proxy(method.getReturnType(), answer);
        }
        return answer;
    }

    /** Whether it has changed rows, and committed that by itself. */
    private boolean isAlone(Statement statement) throws SQLException {
        String sql = prepared.getOrDefault(statement, "");
        return lostBeginnings.stream().anyMatch(sql::startsWith)
                && statement.getConnection().getAutoCommit();
    }
}
