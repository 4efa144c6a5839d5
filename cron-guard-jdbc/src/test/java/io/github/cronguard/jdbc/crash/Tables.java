package io.github.cronguard.jdbc.crash;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** What stands in the tables of one guard, read past the library. */
record Tables(DataSource dataSource, String guard) {
    /** A step as its row tells it. */
    record StepRow(String key, String sequence, String state) {}

    /** A run as its row tells it. */
    record RunRow(String status, long fence, long startedMicros) {}

    List<StepRow> steps(String condition) {
        return read(
                "SELECT step_key, sequence_key, state FROM cron_steps WHERE guard = ?" + condition + " ORDER BY id",
                row -> new StepRow(row.getString(1), row.getString(2), row.getString(3)));
    }

    List<StepRow> uncertain() {
        return steps(" AND state = 'UNCERTAIN'");
    }

    List<StepRow> open() {
        return steps(" AND state NOT IN ('DONE', 'SKIPPED')");
    }

    /** In the order in which they were made. */
    List<RunRow> runs() {
        return read("SELECT status, fence, started_at FROM cron_runs WHERE guard = ? ORDER BY id", row -> {
            java.time.Instant started = row.getTimestamp(3).toInstant();
            return new RunRow(
                    row.getString(1), row.getLong(2), started.getEpochSecond() * 1_000_000 + started.getNano() / 1_000);
        });
    }

    long running() {
        return number("SELECT COUNT(*) FROM cron_runs WHERE guard = ? AND status = 'RUNNING'");
    }

    long fence() {
        return number("SELECT COALESCE(MAX(fence), 0) FROM cron_locks WHERE name = ?");
    }

    long goingOn() {
        return number("SELECT COUNT(*) FROM cron_enrollments WHERE guard = ? AND state <> 'FINISHED'");
    }

    /** The keys in the outbox, each as often as it stands there. */
    List<String> outbox() {
        return read(
                "SELECT o.step_key FROM outbox o JOIN cron_steps s ON s.step_key = o.step_key WHERE s.guard = ?",
                row -> row.getString(1));
    }

    /** The lease of a dead node has run out. */
    void expire() {
        change("UPDATE cron_locks SET expires_at = acquired_at WHERE name = ?");
    }

    /** Something for retention to delete. */
    void addAnOldKey() {
        change("INSERT INTO cron_keys (guard, idempotency_key, claimed_at, expires_at, run_id)"
                + " SELECT name, CONCAT('old-', fence), acquired_at, acquired_at, 1 FROM cron_locks WHERE name = ?"
                + " AND NOT EXISTS (SELECT 1 FROM cron_keys k WHERE k.guard = name"
                + " AND k.idempotency_key = CONCAT('old-', fence))");
    }

    private interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    private long number(String sql) {
        return read(sql, row -> row.getLong(1)).get(0);
    }

    private <T> List<T> read(String sql, Row<T> row) {
        List<T> all = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, guard);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    all.add(row.of(rows));
                }
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return all;
    }

    private void change(String sql) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, guard);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
