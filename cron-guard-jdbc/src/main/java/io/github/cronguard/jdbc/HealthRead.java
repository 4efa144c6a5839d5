package io.github.cronguard.jdbc;

import io.github.cronguard.jdbc.internal.Database;
import io.github.cronguard.spi.Backlog;
import io.github.cronguard.spi.Pause;
import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.StorageHealth;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** How things stand, in one statement whose counts are bounded. */
final class HealthRead {
    private static final Duration REFUSALS = Duration.ofHours(1);
    /** The most frequent reason since the newest run; what an operator or a run at hand refuses is no sign of trouble. */
    private static final String REFUSED = RefusalReads.sums(
            " AND c.reason NOT IN ('busy', 'paused')"
                    + " AND NOT EXISTS (SELECT 1 FROM {runs} r WHERE " + RunReads.NEWEST
                    + " AND r.started_at >= c.minute_at)",
            1);

    private final Database db;
    private final RunReads runs;
    private final RefusalReads refusals;

    HealthRead(Store store) {
        this.db = store.work;
        this.runs = store.runReads;
        this.refusals = store.refusalReads;
    }

    StorageHealth read(Handle handle, String guard) {
        String sql = db.sql("SELECT {now} AS now_at, b.due, b.oldest, " + waiting("UNCERTAIN") + ", " + waiting("DEAD")
                + ", " + started("OK") + ", " + started("PARTIAL")
                + ", p.until_at AS pause_until, p.who AS pause_who, p.reason AS pause_reason, p.paused_at AS pause_at"
                + ", " + RefusalReads.COLUMNS
                + ", l.node AS lock_node, l.fence AS lock_fence, l.acquired_at, l.expires_at, l.run_id AS lock_run, r.*"
                + " FROM (SELECT COUNT(*) AS due, MIN(d.due_at) AS oldest FROM (" + DueSteps.backlogRows() + ") d) b"
                + " LEFT JOIN {locks} l ON l.name = :guard AND l.owner IS NOT NULL AND l.expires_at > {now}"
                + " LEFT JOIN {pauses} p ON p.guard = :guard AND p.scope = 'ALL'"
                + " LEFT JOIN " + REFUSED + " f ON 1 = 1"
                + " LEFT JOIN {runs} r ON " + RunReads.NEWEST);
        return handle.createQuery(sql)
                .bind("guard", guard)
                .bind("since", -Micros.of(REFUSALS))
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
        Instant now = db.time(row, "now_at");
        Pause pause = pause(row);
        boolean paused =
                pause != null && (pause.until() == null || pause.until().isAfter(now));
        return new StorageHealth(
                now,
                row.getObject("id", Long.class) == null ? null : runs.record(row),
                later(db.timeOrNull(row, "last_ok"), db.timeOrNull(row, "last_partial")),
                new Backlog(row.getLong("due"), db.timeOrNull(row, "oldest")),
                row.getLong("uncertain_steps"),
                row.getLong("dead_steps"),
                paused ? pause : null,
                paused || pause == null ? null : pause.until(),
                refusals.totalOrNull(row),
                holder(row));
    }

    private @Nullable Pause pause(ResultSet row) throws SQLException {
        String who = row.getString("pause_who");
        return who == null
                ? null
                : new Pause(
                        Pause.ALL,
                        db.timeOrNull(row, "pause_until"),
                        who,
                        row.getString("pause_reason"),
                        db.time(row, "pause_at"));
    }

    private StorageHealth.@Nullable Holder holder(ResultSet row) throws SQLException {
        String node = row.getString("lock_node");
        Long run = row.getObject("lock_run", Long.class);
        return node == null
                ? null
                : new StorageHealth.Holder(
                        node,
                        row.getLong("lock_fence"),
                        db.time(row, "acquired_at"),
                        db.time(row, "expires_at"),
                        run == null ? null : new RunId(run));
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return Stream.of(one, other)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(null);
    }
}
