package io.github.cronguard.jdbc;

import io.github.cronguard.jdbc.internal.Database;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Deletes a bounded number of old rows of each table. They are chosen first and deleted by key, because some databases allow
 * no limit in a sub-select; what may have changed in between is asked for again.
 */
final class Pruning {
    private static final String ENDED = "('DONE', 'SKIPPED', 'CANCELLED')";

    private final Database db;
    private final String guard;
    private final long since;
    private final int limit;

    Pruning(Store store, Duration retention, int limit) {
        this.db = store.work;
        this.guard = store.guard;
        this.since = -Micros.of(retention);
        this.limit = limit;
    }

    int all() {
        return db.run(this::runs)
                + db.run(this::refusals)
                + db.run(handle -> byId(handle, "audit", "t.guard = :guard AND t.at < {now+since}"))
                + db.run(this::keys)
                + db.run(this::windows)
                + db.run(this::steps);
    }

    private int runs(Handle handle) {
        return byId(
                handle,
                "runs",
                "t.guard = :guard AND t.started_at < {now+since}"
                        + " AND t.id < (SELECT MAX(n.id) FROM {runs} n WHERE n.guard = :guard)");
    }

    /** The ones of ended enrollments with no step that is still open. */
    private int steps(Handle handle) {
        return byId(
                handle,
                "steps",
                "t.guard = :guard AND t.finished_at < {now+since} AND t.state IN " + ENDED
                        + " AND EXISTS (SELECT 1 FROM {enrollments} e WHERE e.id = t.enrollment_id"
                        + " AND e.state IN ('FINISHED', 'CANCELLED'))"
                        + " AND NOT EXISTS (SELECT 1 FROM {steps} o WHERE o.enrollment_id = t.enrollment_id"
                        + " AND o.state NOT IN " + ENDED + ")");
    }

    private int byId(Handle handle, String table, String condition) {
        List<Long> ids = handle.createQuery(
                        db.sql("SELECT t.id FROM {" + table + "} t WHERE " + condition + " ORDER BY t.id LIMIT :limit"))
                .bind("guard", guard)
                .bind("since", since)
                .bind("limit", limit)
                .mapTo(Long.class)
                .list();
        PreparedBatch batch = handle.prepareBatch(db.sql("DELETE FROM {" + table + "} WHERE id = :id"));
        ids.forEach(id -> batch.bind("id", id).add());
        return ids.isEmpty() ? 0 : sum(batch.execute());
    }

    private int refusals(Handle handle) {
        return byKey(
                handle,
                "refusals",
                "minute_at, reason",
                "guard = :guard AND minute_at < {now+since}",
                "minute_at = :minute_at AND reason = :reason");
    }

    private int keys(Handle handle) {
        return byKey(
                handle,
                "keys",
                "idempotency_key",
                "guard = :guard AND expires_at <= {now}",
                "idempotency_key = :idempotency_key");
    }

    private int windows(Handle handle) {
        return byKey(handle, "rate_limits", "limit_key", "ends_at < {now+since}", "limit_key = :limit_key");
    }

    private int byKey(Handle handle, String table, String columns, String condition, String key) {
        List<Map<String, Object>> rows = bind(
                        handle.createQuery(db.sql(
                                "SELECT " + columns + " FROM {" + table + "} WHERE " + condition + " LIMIT :limit")),
                        condition)
                .bind("limit", limit)
                .mapToMap()
                .list();
        PreparedBatch batch =
                handle.prepareBatch(db.sql("DELETE FROM {" + table + "} WHERE " + condition + " AND " + key));
        for (Map<String, Object> row : rows) {
            row.forEach(batch::bind);
            bind(batch, condition).add();
        }
        return rows.isEmpty() ? 0 : sum(batch.execute());
    }

    private <S extends SqlStatement<S>> S bind(S statement, String condition) {
        if (condition.contains(":guard")) {
            statement.bind("guard", guard);
        }
        if (condition.contains("since}")) {
            statement.bind("since", since);
        }
        return statement;
    }

    private static int sum(int[] counts) {
        int sum = 0;
        for (int count : counts) {
            sum += count;
        }
        return sum;
    }
}
