package io.github.cronguard.demo;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.cronguard.demo.parts.DatabaseSettings;
import io.github.cronguard.demo.parts.StartFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;

/** Opens the pool of connections. */
final class DemoDatabase {
    /** Shorter than the 4 s that a trigger waits for its run to start. */
    private static final Duration CONNECT = Duration.ofSeconds(3);

    private DemoDatabase() {}

    /**
     * Opens the pool and makes sure that the database answers.
     *
     * @throws StartFailure if it does not
     */
    static HikariDataSource open(DatabaseSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("demo");
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password().reveal());
        config.setConnectionTimeout(CONNECT.toMillis());
        config.setInitializationFailTimeout(-1); // asked below, for a message without a stack trace
        HikariDataSource pool = new HikariDataSource(config);
        try (Connection connection = first(pool)) {
            if (!connection.isValid((int) CONNECT.toSeconds())) {
                throw new SQLException("the connection is not valid");
            }
            return pool;
        } catch (SQLException e) {
            pool.close();
            Throwable reason = e.getCause() == null ? e : e.getCause();
            throw new StartFailure("the database does not answer: " + reason.getMessage(), e);
        }
    }

    /** Waits twice: on a busy machine an embedded database is slow to make its files, and goes on with that meanwhile. */
    private static Connection first(HikariDataSource pool) throws SQLException {
        try {
            return pool.getConnection();
        } catch (SQLTransientConnectionException slow) {
            return pool.getConnection();
        }
    }
}
