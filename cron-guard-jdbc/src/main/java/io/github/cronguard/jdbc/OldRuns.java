package io.github.cronguard.jdbc;

import io.github.cronguard.RunCounts;
import io.github.cronguard.jdbc.internal.Database;
import io.github.cronguard.jdbc.internal.RowIds;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.RunFinish;
import io.github.cronguard.spi.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Ends the runs that earlier holders left behind, with the counts that their steps tell. */
final class OldRuns {
    private static final int BATCH = 100;

    private static final String LEFT =
            "SELECT t.id FROM {runs} t WHERE t.guard = :guard AND t.status = 'RUNNING' AND t.fence < :fence"
                    + " ORDER BY t.started_at, t.id LIMIT " + BATCH;

    private record Old(long id, Instant startedAt, Instant now) {}

    private record Tally(long run, String state, long count) {}

    private final Database db;
    private final RunRows rows;

    OldRuns(Store store) {
        this.db = store.work;
        this.rows = store.runRows;
    }

    int close(Lease lease) {
        int all = 0;
        for (int some = BATCH; some == BATCH; all += some) {
            some = db.inTransaction(handle -> closeSome(handle, lease));
        }
        return all;
    }

    private int closeSome(Handle handle, Lease lease) {
        List<Long> ids = db.lockSome(
                handle, "runs", LEFT, query -> query.bind("guard", lease.name()).bind("fence", lease.fence()));
        if (ids.isEmpty()) {
            return 0;
        }
        Map<Long, RunCounts> counts = counts(handle, ids);
        int ended = 0;
        for (Old old : old(handle, ids)) {
            Duration lasted = Duration.between(old.startedAt, old.now);
            RunFinish finish = new RunFinish(
                    RunStatus.ABANDONED,
                    lasted.isNegative() ? Duration.ZERO : lasted, // the database's clock may have been set back
                    counts.getOrDefault(old.id, RunCounts.NONE),
                    null,
                    null);
            ended += rows.end(handle, lease.name(), old.id, finish, old.now) ? 1 : 0;
        }
        return ended;
    }

    private List<Old> old(Handle handle, List<Long> ids) {
        RowIds these = db.words().rowIds(ids);
        return these.bind(handle.createQuery(
                        db.sql("SELECT id, started_at, {now} AS now_at FROM {runs} WHERE " + these.in("id"))))
                .map((row, context) -> new Old(row.getLong("id"), db.time(row, "started_at"), db.time(row, "now_at")))
                .list();
    }

    /** A step that is due again was tried without success; of a claimed one nothing is known yet. */
    private Map<Long, RunCounts> counts(Handle handle, List<Long> ids) {
        RowIds these = db.words().rowIds(ids);
        Map<Long, RunCounts> counts = new HashMap<>();
        these.bind(handle.createQuery(db.sql("SELECT run_id, state, COUNT(*) AS steps FROM {steps} WHERE "
                        + these.in("run_id") + " AND state <> 'CLAIMED' GROUP BY run_id, state")))
                .map((row, context) -> new Tally(row.getLong("run_id"), row.getString("state"), row.getLong("steps")))
                .forEach(tally -> counts.merge(tally.run, count(tally.state, tally.count), RunCounts::plus));
        return counts;
    }

    private static RunCounts count(String state, long count) {
        return switch (state) {
            case "DONE" -> RunCounts.processed(count);
            case "QUEUED" -> new RunCounts(0, count, 0, 0);
            case "SKIPPED" -> new RunCounts(0, 0, count, 0);
            case "PENDING", "DEAD", "UNCERTAIN" -> new RunCounts(0, 0, 0, count);
            default -> RunCounts.NONE;
        };
    }
}
