package io.github.cronguard.benchmarks.limiter;

import com.zaxxer.hikari.HikariDataSource;
import io.github.cronguard.benchmarks.database.BenchDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The floor: one statement that takes a permit of a fixed window, or begins a new one, in auto-commit. */
final class RawWindow {
    private static final String TEN_MINUTES = "CURRENT_TIMESTAMP + INTERVAL '10' MINUTE";

    private final HikariDataSource pool;
    private final String take;
    private final String key;
    private final int permits;

    private RawWindow(HikariDataSource pool, String take, String key, int permits) {
        this.pool = pool;
        this.take = take;
        this.key = key;
        this.permits = permits;
    }

    static void create(HikariDataSource pool) throws SQLException {
        BenchDatabase.execute(
                pool,
                "CREATE TABLE raw_window (limit_key varchar(400) PRIMARY KEY, used bigint NOT NULL,"
                        + " ends_at timestamp with time zone NOT NULL)");
    }

    static RawWindow onPostgres(HikariDataSource pool, String key, int permits) {
        return new RawWindow(
                pool,
                "INSERT INTO raw_window AS w VALUES (?, 1, " + TEN_MINUTES + ") ON CONFLICT (limit_key) DO UPDATE SET"
                        + " used = CASE WHEN w.ends_at <= now() THEN 1 ELSE w.used + 1 END,"
                        + " ends_at = CASE WHEN w.ends_at <= now() THEN " + TEN_MINUTES + " ELSE w.ends_at END"
                        + " WHERE w.ends_at <= now() OR w.used < ? RETURNING w.used, w.ends_at, now()",
                key,
                permits);
    }

    static RawWindow onH2(HikariDataSource pool, String key, int permits) throws SQLException {
        BenchDatabase.execute(pool, "INSERT INTO raw_window VALUES ('" + key + "', 0, " + TEN_MINUTES + ")");
        return new RawWindow(
                pool,
                "SELECT used, ends_at, CURRENT_TIMESTAMP FROM FINAL TABLE (UPDATE raw_window SET"
                        + " used = CASE WHEN ends_at <= CURRENT_TIMESTAMP THEN 1 ELSE used + 1 END,"
                        + " ends_at = CASE WHEN ends_at <= CURRENT_TIMESTAMP THEN " + TEN_MINUTES
                        + " ELSE ends_at END WHERE limit_key = ? AND (ends_at <= CURRENT_TIMESTAMP OR used < ?))",
                key,
                permits);
    }

    boolean take() throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(take)) {
            statement.setString(1, key);
            statement.setLong(2, permits);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    /** The least that a database can be asked for a refusal. */
    boolean isUsedUp() throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT used, ends_at, CURRENT_TIMESTAMP FROM raw_window WHERE limit_key = ?")) {
            statement.setString(1, key);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getLong(1) >= permits;
            }
        }
    }
}
