package io.github.cronguard.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Empty databases for tests, on H2 or on the one PostgreSQL of this test run; closed after each test. */
final class TestDatabase implements AfterEachCallback {
    private static final Map<Boolean, String> KEPT = new ConcurrentHashMap<>();
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    /** Started by the first test that needs it; the process ends it. */
    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("synchronous_commit", "off")
                        .setServerConfig("full_page_writes", "off")
                        .setServerConfig("max_connections", "200")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final boolean postgres;
    private final boolean autoCommit;
    private final List<AutoCloseable> open = new ArrayList<>();

    private TestDatabase(boolean postgres, boolean autoCommit) {
        this.postgres = postgres;
        this.autoCommit = autoCommit;
    }

    static TestDatabase h2() {
        return new TestDatabase(false, true);
    }

    static TestDatabase h2AutoCommitOff() {
        return new TestDatabase(false, false);
    }

    static TestDatabase postgres() {
        return new TestDatabase(true, true);
    }

    static TestDatabase postgresAutoCommitOff() {
        return new TestDatabase(true, false);
    }

    boolean isPostgres() {
        return postgres;
    }

    /** A pool on a database, or schema, without tables. */
    HikariDataSource pool(int connections) {
        return pool(newUrl(), connections);
    }

    HikariDataSource pool(String url, int connections) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(postgres ? "postgres" : "sa");
        config.setAutoCommit(autoCommit);
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(5_000);
        HikariDataSource pool = new HikariDataSource(config);
        open.add(pool);
        return pool;
    }

    /** A connection of no pool, to an empty database. */
    Connection single() throws SQLException {
        Connection connection = DriverManager.getConnection(newUrl(), postgres ? "postgres" : "sa", "");
        connection.setAutoCommit(autoCommit);
        return connection;
    }

    String newUrl() {
        String name = "test" + NUMBERS.incrementAndGet();
        if (!postgres) {
            return "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1";
        }
        execute(Server.POSTGRES.getPostgresDatabase(), "CREATE SCHEMA " + name);
        return Server.POSTGRES.getJdbcUrl("postgres", "postgres") + "&currentSchema=" + name;
    }

    /** A storage that is not open yet, on a database without rows, whose tables are kept from test to test. */
    JdbcFixture fixture() {
        if (!postgres) {
            return new JdbcFixture(pool(24)); // a new one costs less than to empty an old one
        }
        HikariDataSource pool = pool(KEPT.computeIfAbsent(postgres, kind -> newUrl()), 24);
        empty(pool);
        return new JdbcFixture(pool);
    }

    private void empty(DataSource pool) {
        List<String> tables = tables(pool);
        if (!tables.isEmpty()) {
            execute(pool, "TRUNCATE " + String.join(", ", tables));
        }
    }

    private static List<String> tables(DataSource pool) {
        List<String> tables = new ArrayList<>();
        try (Connection connection = pool.getConnection();
                ResultSet rows = connection
                        .getMetaData()
                        .getTables(null, connection.getSchema(), null, new String[] {"TABLE", "BASE TABLE"})) {
            while (rows.next()) {
                tables.add(rows.getString("TABLE_NAME"));
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return tables;
    }

    static void execute(DataSource dataSource, String... statements) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
        open.clear();
    }
}
