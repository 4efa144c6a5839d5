package io.github.cronguard.jdbc;

import io.github.cronguard.jdbc.internal.Database;
import io.github.cronguard.spi.Backlog;
import io.github.cronguard.spi.StorageHealth;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** How things stand, in one statement whose counts are bounded. */
final class HealthRead {
    private final Database db;
    private final RunReads runs;

    HealthRead(Database db, RunReads runs) {
        this.db = db;
        this.runs = runs;
    }

    StorageHealth read(Handle handle, String guard) {
        String sql = db.sql("SELECT {now} AS now_at, b.due, b.oldest, " + waiting("UNCERTAIN") + ", " + waiting("DEAD")
                + ", " + started("OK") + ", " + started("PARTIAL")
                + ", (SELECT COUNT(*) FROM {pauses} p WHERE p.guard = :guard AND p.scope = 'ALL'"
                + " AND (p.until_at IS NULL OR p.until_at > {now})) AS paused"
                + ", l.node AS lock_node, l.fence AS lock_fence, l.acquired_at, l.expires_at, r.*"
                + " FROM (SELECT COUNT(*) AS due, MIN(d.due_at) AS oldest FROM (" + DueSteps.backlogRows() + ") d) b"
                + " LEFT JOIN {locks} l ON l.name = :guard AND l.owner IS NOT NULL AND l.expires_at > {now}"
                + " LEFT JOIN {runs} r ON r.id = (SELECT MAX(n.id) FROM {runs} n WHERE n.guard = :guard)");
        return handle.createQuery(sql)
                .bind("guard", guard)
                .bind("limit", Backlog.MOST)
                .map((row, context) -> health(row))
                .one();
    }

    private static String waiting(String state) {
        return "(SELECT COUNT(*) FROM (SELECT w.id FROM {steps} w WHERE w.guard = :guard AND w.state = '" + state
                + "' LIMIT :limit) c) AS " + state.toLowerCase(Locale.ROOT) + "_steps";
    }

    private static String started(String status) {
        return "(SELECT MAX(m.started_at) FROM {runs} m WHERE m.guard = :guard AND m.status = '" + status
                + "') AS last_" + status.toLowerCase(Locale.ROOT);
    }

    private StorageHealth health(ResultSet row) throws SQLException {
        return new StorageHealth(
                db.time(row, "now_at"),
                row.getObject("id", Long.class) == null ? null : runs.record(row),
                later(db.timeOrNull(row, "last_ok"), db.timeOrNull(row, "last_partial")),
                new Backlog(row.getLong("due"), db.timeOrNull(row, "oldest")),
                row.getLong("uncertain_steps"),
                row.getLong("dead_steps"),
                row.getInt("paused") > 0,
                holder(row));
    }

    private StorageHealth.@Nullable Holder holder(ResultSet row) throws SQLException {
        String node = row.getString("lock_node");
        return node == null
                ? null
                : new StorageHealth.Holder(
                        node, row.getLong("lock_fence"), db.time(row, "acquired_at"), db.time(row, "expires_at"));
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return Stream.of(one, other)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(null);
    }
}
