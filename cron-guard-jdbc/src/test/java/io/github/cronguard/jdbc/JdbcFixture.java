package io.github.cronguard.jdbc;

import io.github.cronguard.GuardClock;
import io.github.cronguard.memory.ManualClock;
import io.github.cronguard.testkit.StorageFixture;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** A storage in a database whose clock nobody can move: time passes by moving all stored times back. */
final class JdbcFixture implements StorageFixture {
    private final DatabaseKind kind;
    private final DataSource dataSource;
    private final JdbcStorage storage;
    private final ManualClock clock = ManualClock.at("2026-11-24T12:00:00Z");

    JdbcFixture(DatabaseKind kind, DataSource dataSource) {
        this.kind = kind;
        this.dataSource = dataSource;
        this.storage = JdbcStorage.on(dataSource);
    }

    @Override
    public JdbcStorage storage() {
        return storage;
    }

    @Override
    public GuardClock clock() {
        return clock;
    }

    @Override
    public void passTime(Duration time) {
        clock.advance(time);
        TestDatabase.execute(dataSource, shifts(time).toArray(String[]::new));
    }

    private List<String> shifts(Duration time) {
        Map<String, List<String>> changes = new TreeMap<>();
        try (Connection connection = dataSource.getConnection();
                ResultSet columns = connection
                        .getMetaData()
                        .getColumns(connection.getCatalog(), connection.getSchema(), null, null)) {
            while (columns.next()) {
                String column = columns.getString("COLUMN_NAME");
                String table = columns.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
                String type = columns.getString("TYPE_NAME").toLowerCase(Locale.ROOT);
                if (table.startsWith("cron_") && (type.startsWith("timestamp") || type.startsWith("datetime"))) {
                    changes.computeIfAbsent(table, name -> new ArrayList<>())
                            .add(column + " = " + kind.back(column, time));
                }
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return changes.entrySet().stream()
                .map(table -> "UPDATE " + table.getKey() + " SET " + String.join(", ", table.getValue()))
                .toList();
    }
}
