package io.github.cronguard.jdbc.crash;

import io.github.cronguard.jdbc.DatabaseKind;
import io.github.cronguard.jdbc.TestUrl;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** A database, and how the connections of a process that dies end there. */
final class CrashDatabase {
    private final TestUrl url;
    private final Session outside;

    CrashDatabase(DatabaseKind kind) {
        this.url = TestUrl.on(kind);
        this.outside = open();
    }

    DatabaseKind kind() {
        return url.kind();
    }

    Session open() {
        try {
            Connection connection = url.open();
            return new Session(connection, kind().isServer() ? number(connection, ownId()) : 0);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Cuts connections, and returns when the database has noticed: a statement under way comes to its end before. */
    void sever(List<Session> sessions) {
        if (!kind().isServer()) {
            sessions.forEach(Session::close);
            return;
        }
        sessions.forEach(Session::abort);
        if (!sessions.isEmpty()) {
            awaitNone(sessions.stream().map(each -> String.valueOf(each.id())).collect(Collectors.joining(", ")));
        }
    }

    private String ownId() {
        return kind() == DatabaseKind.POSTGRESQL ? "SELECT pg_backend_pid()" : "SELECT CONNECTION_ID()";
    }

    private void awaitNone(String ids) {
        String count = kind() == DatabaseKind.POSTGRESQL
                ? "SELECT COUNT(*) FROM pg_stat_activity WHERE pid IN (" + ids + ")"
                : "SELECT COUNT(*) FROM information_schema.processlist WHERE id IN (" + ids + ")";
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .pollInSameThread()
                .until(() -> number(outside.connection(), count) == 0);
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /**
     * A connection.
     *
     * @param connection the driver's
     * @param id its number in a server, else zero
     */
    record Session(Connection connection, long id) implements AutoCloseable {
        @Override
        public void close() {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        }

        void abort() {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        }
    }
}
