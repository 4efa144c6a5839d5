package io.github.cronguard.benchmarks.lock;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** PostgreSQL's lock of a session: no row, no fence, nothing on the disk, and free as soon as the connection is gone. */
final class AdvisoryLock {
    private final HikariDataSource pool;

    AdvisoryLock(HikariDataSource pool) {
        this.pool = pool;
    }

    boolean once() throws SQLException {
        try (Connection connection = pool.getConnection()) {
            return ask(connection, "SELECT pg_try_advisory_lock(?)") && ask(connection, "SELECT pg_advisory_unlock(?)");
        }
    }

    private static boolean ask(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, 4711);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
