package io.github.cronguard.jdbc;

import io.github.cronguard.GuardClock;
import io.github.cronguard.memory.ManualClock;
import io.github.cronguard.testkit.StorageFixture;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;

/** A storage in a database whose clock nobody can move: time passes by moving all stored times back. */
final class JdbcFixture implements StorageFixture {
    private final DataSource dataSource;
    private final JdbcStorage storage;
    private final ManualClock clock = ManualClock.at("2026-11-24T12:00:00Z");

    JdbcFixture(DataSource dataSource) {
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
        List<String> shifts = new ArrayList<>();
        try (Connection connection = dataSource.getConnection()) {
            DatabaseMetaData data = connection.getMetaData();
            try (ResultSet columns = data.getColumns(null, connection.getSchema(), null, null)) {
                while (columns.next()) {
                    String column = columns.getString("COLUMN_NAME");
                    String table = columns.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
                    String type = columns.getString("TYPE_NAME").toLowerCase(Locale.ROOT);
                    if (table.startsWith("cron_") && type.startsWith("timestamp")) {
                        shifts.add("UPDATE " + table + " SET " + column + " = " + column + " - INTERVAL '"
                                + seconds(time) + "' SECOND"
                                + (data.getDatabaseProductName().equals("H2") ? "(18, 6)" : ""));
                    }
                }
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return shifts;
    }

    private static String seconds(Duration time) {
        return time.toSeconds() + "." + String.format("%06d", time.toNanosPart() / 1_000);
    }
}
