package io.github.cronguard.jdbc;

import io.github.cronguard.RunCounts;
import io.github.cronguard.jdbc.internal.Database;
import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.RunRecord;
import io.github.cronguard.spi.RunStatus;
import io.github.cronguard.spi.RunSummary;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The queries on {@code cron_runs}, but for its pages. */
final class RunReads {
    /** Template: {@code r} is the newest run of a guard. Its fence is the greatest, and has an index with the guard. */
    static final String NEWEST =
            "r.guard = :guard AND r.fence = (SELECT MAX(n.fence) FROM {runs} n WHERE n.guard = :guard)";

    private final Database db;
    private final String find;
    private final String last;
    private final String recent;
    private final String counts;
    private final String delivery;

    RunReads(Database db) {
        this.db = db;
        find = db.sql("SELECT * FROM {runs} WHERE id = :id AND guard = :guard");
        last = db.sql("SELECT * FROM {runs} r WHERE " + NEWEST);
        recent = db.sql("SELECT id, status, started_at, duration_ms FROM {runs}"
                + " WHERE guard = :guard AND started_at > {now+since} ORDER BY started_at DESC, id DESC LIMIT :limit");
        counts = db.sql("SELECT status, COUNT(*) AS runs FROM {runs}"
                + " WHERE guard = :guard AND started_at > {now+since} GROUP BY status");
        delivery = db.sql("SELECT * FROM {runs} WHERE guard = :guard AND caller = :caller AND delivery_id = :delivery"
                + " AND started_at > {now+since} ORDER BY started_at DESC, id DESC LIMIT 1");
    }

    Optional<RunRecord> find(Handle handle, String guard, RunId id) {
        return handle.createQuery(find)
                .bind("id", id.value())
                .bind("guard", guard)
                .map((row, context) -> record(row))
                .findOne();
    }

    Optional<RunRecord> last(Handle handle, String guard) {
        return handle.createQuery(last)
                .bind("guard", guard)
                .map((row, context) -> record(row))
                .findOne();
    }

    List<RunSummary> recent(Handle handle, String guard, Duration within, int limit) {
        return handle.createQuery(recent)
                .bind("guard", guard)
                .bind("since", -Micros.of(within))
                .bind("limit", limit)
                .map((row, context) -> new RunSummary(
                        new RunId(row.getLong("id")),
                        RunStatus.valueOf(row.getString("status")),
                        db.time(row, "started_at"),
                        row.getObject("duration_ms", Long.class)))
                .list();
    }

    Map<RunStatus, Long> counts(Handle handle, String guard, Duration within) {
        Map<RunStatus, Long> all = new EnumMap<>(RunStatus.class);
        handle.createQuery(counts)
                .bind("guard", guard)
                .bind("since", -Micros.of(within))
                .map((row, context) -> Map.entry(RunStatus.valueOf(row.getString("status")), row.getLong("runs")))
                .forEach(entry -> all.put(entry.getKey(), entry.getValue()));
        return all;
    }

    Optional<RunRecord> delivery(Handle handle, String guard, String caller, String deliveryId, Duration within) {
        return handle.createQuery(delivery)
                .bind("guard", guard)
                .bind("caller", caller)
                .bind("delivery", deliveryId)
                .bind("since", -Micros.of(within))
                .map((row, context) -> record(row))
                .findOne();
    }

    RunRecord record(ResultSet row) throws SQLException {
        return new RunRecord(
                new RunId(row.getLong("id")),
                RunStatus.valueOf(row.getString("status")),
                row.getString("request_id"),
                row.getString("delivery_id"),
                row.getString("trigger_method"),
                row.getString("caller"),
                row.getString("caller_ip"),
                row.getString("user_agent"),
                row.getString("node"),
                row.getLong("fence"),
                db.time(row, "started_at"),
                db.timeOrNull(row, "finished_at"),
                row.getObject("duration_ms", Long.class),
                new RunCounts(
                        row.getLong("processed"), row.getLong("queued"), row.getLong("skipped"), row.getLong("failed")),
                row.getString("output"),
                row.getString("error"));
    }
}
