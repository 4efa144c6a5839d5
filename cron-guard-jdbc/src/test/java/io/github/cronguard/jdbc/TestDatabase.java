package io.github.cronguard.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
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

/** Empty databases for tests, on one server of each kind for the whole test run; the pools are closed after each test. */
public final class TestDatabase implements AfterEachCallback {
    private static final Map<DatabaseKind, String> KEPT = new ConcurrentHashMap<>();
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final DatabaseKind kind;
    private final boolean autoCommit;
    private final List<AutoCloseable> open = new ArrayList<>();

    public TestDatabase(DatabaseKind kind, boolean autoCommit) {
        this.kind = kind;
        this.autoCommit = autoCommit;
    }

    public DatabaseKind kind() {
        return kind;
    }

    /** A pool on a database, or schema, without tables. */
    public HikariDataSource pool(int connections) {
        return pool(newUrl(), connections);
    }

    public HikariDataSource pool(String url, int connections) {
        return open(url, connections, new HikariConfig());
    }

    /** A pool whose sessions begin with a statement of the test's. */
    HikariDataSource pool(String url, int connections, String first) {
        HikariConfig config = new HikariConfig();
        config.setConnectionInitSql(first);
        return open(url, connections, config);
    }

    private HikariDataSource open(String url, int connections, HikariConfig config) {
        config.setJdbcUrl(url);
        kind.user().ifPresent(config::setUsername);
        config.setAutoCommit(autoCommit);
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(5_000);
        HikariDataSource pool = new HikariDataSource(config);
        open.add(pool);
        return pool;
    }

    /** A connection of no pool, to an empty database. */
    public Connection single() throws SQLException {
        String url = newUrl();
        Connection connection = kind.user().isEmpty()
                ? DriverManager.getConnection(url)
                : DriverManager.getConnection(url, kind.user().get(), "");
        connection.setAutoCommit(autoCommit);
        return connection;
    }

    public String newUrl() {
        return kind.newUrl("test" + NUMBERS.incrementAndGet());
    }

    /** A storage that is not open yet, on a database without rows, whose tables are kept from test to test. */
    JdbcFixture fixture() {
        if (kind == DatabaseKind.H2) {
            return new JdbcFixture(kind, pool(24)); // a new one costs less than to empty an old one
        }
        HikariDataSource pool = pool(KEPT.computeIfAbsent(kind, server -> newUrl()), 24);
        empty(pool);
        return new JdbcFixture(kind, pool);
    }

    private void empty(DataSource pool) {
        List<String> tables = tables(pool);
        if (!tables.isEmpty()) {
            execute(pool, kind.emptying(tables).toArray(String[]::new));
        }
    }

    private static List<String> tables(DataSource pool) {
        List<String> tables = new ArrayList<>();
        try (Connection connection = pool.getConnection();
                ResultSet rows = connection
                        .getMetaData()
                        .getTables(connection.getCatalog(), connection.getSchema(), null, new String[] {
                            "TABLE", "BASE TABLE"
                        })) {
            while (rows.next()) {
                tables.add(rows.getString("TABLE_NAME"));
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return tables;
    }

    public static void execute(DataSource dataSource, String... statements) {
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

    /** The one number that a query finds. */
    public static long number(DataSource dataSource, String query) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        close();
    }

    /** For who shares one among tests. */
    public void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
        open.clear();
    }

    @Override
    public String toString() {
        return kind + (autoCommit ? "" : ", auto-commit off");
    }
}
