package io.github.cronguard.benchmarks.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A database on this machine's disk. */
public final class BenchDatabase implements AutoCloseable {
    private final String url;
    private final List<Closeable> open = new ArrayList<>();

    private BenchDatabase(String url) {
        this.url = url;
    }

    /**
     * PostgreSQL as it comes, but for more memory.
     *
     * @param fsync whether a commit waits for the disk
     * @return a new one
     * @throws IOException if it does not start
     */
    public static BenchDatabase postgres(boolean fsync) throws IOException {
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setServerConfig("fsync", fsync ? "on" : "off")
                .setServerConfig("synchronous_commit", fsync ? "on" : "off")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("max_connections", "200")
                .start();
        BenchDatabase database = new BenchDatabase(postgres.getJdbcUrl("postgres", "postgres"));
        database.open.add(postgres);
        return database;
    }

    /**
     * H2 in a file, whose commits are on the disk when they are answered.
     *
     * @return a new one
     * @throws IOException if it has no folder
     */
    public static BenchDatabase h2() throws IOException {
        Path folder = Files.createTempDirectory("cron-guard-bench");
        BenchDatabase database =
                new BenchDatabase("jdbc:h2:file:" + folder.resolve("bench") + ";WRITE_DELAY=0;DB_CLOSE_DELAY=-1");
        database.open.add(() -> delete(folder));
        return database;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /**
     * A pool, closed with the database.
     *
     * @param connections at most, all of them open from the beginning
     * @param options behind the URL, e.g. {@code &reWriteBatchedInserts=true}; empty for none
     * @return the pool
     */
    public HikariDataSource pool(int connections, String options) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url + options);
        config.setUsername(url.startsWith("jdbc:h2:") ? "sa" : "postgres");
        config.setMaximumPoolSize(connections);
        HikariDataSource pool = new HikariDataSource(config);
        open.add(0, pool);
        return pool;
    }

    /**
     * Executes statements, one after another.
     *
     * @param pool of this database
     * @param statements in auto-commit
     * @throws SQLException of one of them
     */
    public static void execute(HikariDataSource pool, String... statements) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /**
     * The number that a query finds.
     *
     * @param pool of this database
     * @param query one row, one column
     * @return the number
     * @throws SQLException of the query
     */
    public static long number(HikariDataSource pool, String query) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() throws IOException {
        for (Closeable one : open) {
            one.close();
        }
    }
}
