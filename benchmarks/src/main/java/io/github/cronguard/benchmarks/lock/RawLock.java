package io.github.cronguard.benchmarks.lock;

import com.zaxxer.hikari.HikariDataSource;
import io.github.cronguard.benchmarks.database.BenchDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** The floor: two statements that take a lock under a new fence, and give it back, each in auto-commit. */
final class RawLock {
    private static final String NAME = "lock";

    private final HikariDataSource pool;
    private final String take;

    private RawLock(HikariDataSource pool, String take) {
        this.pool = pool;
        this.take = take;
    }

    static RawLock onPostgres(HikariDataSource pool) throws SQLException {
        BenchDatabase.execute(
                pool,
                "CREATE TABLE raw_lock (name varchar(64) PRIMARY KEY, owner varchar(64), fence bigint NOT NULL,"
                        + " expires_at timestamptz NOT NULL)");
        return new RawLock(
                pool,
                "INSERT INTO raw_lock AS l (owner, name, fence, expires_at)"
                        + " VALUES (?, ?, 1, now() + INTERVAL '90 seconds') ON CONFLICT (name) DO UPDATE"
                        + " SET owner = EXCLUDED.owner, fence = l.fence + 1, expires_at = EXCLUDED.expires_at"
                        + " WHERE l.owner IS NULL OR l.expires_at <= now() RETURNING l.fence");
    }

    /** H2 tells what an UPDATE has written, but not what a MERGE under a condition has. */
    static RawLock onH2(HikariDataSource pool) throws SQLException {
        BenchDatabase.execute(
                pool,
                "CREATE TABLE raw_lock (name varchar(64) PRIMARY KEY, owner varchar(64), fence bigint NOT NULL,"
                        + " expires_at timestamp(6) with time zone NOT NULL)",
                "INSERT INTO raw_lock VALUES ('" + NAME + "', NULL, 0, CURRENT_TIMESTAMP)");
        return new RawLock(
                pool,
                "SELECT fence FROM FINAL TABLE (UPDATE raw_lock SET owner = ?, fence = fence + 1,"
                        + " expires_at = DATEADD(SECOND, 90, CURRENT_TIMESTAMP(6))"
                        + " WHERE name = ? AND (owner IS NULL OR expires_at <= CURRENT_TIMESTAMP(6)))");
    }

    boolean once() throws SQLException {
        String owner = UUID.randomUUID().toString();
        long fence = take(owner);
        if (fence > 0) {
            release(owner, fence);
        }
        return fence > 0;
    }

    private long take(String owner) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(take)) {
            statement.setString(1, owner);
            statement.setString(2, NAME);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    private void release(String owner, long fence) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement("UPDATE raw_lock SET owner = NULL,"
                        + " expires_at = CURRENT_TIMESTAMP WHERE name = ? AND owner = ? AND fence = ?")) {
            statement.setString(1, NAME);
            statement.setString(2, owner);
            statement.setLong(3, fence);
            if (statement.executeUpdate() != 1) {
                throw new IllegalStateException("It was not held");
            }
        }
    }
}
