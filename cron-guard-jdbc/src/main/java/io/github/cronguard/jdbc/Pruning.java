package io.github.cronguard.jdbc;

import io.github.cronguard.jdbc.internal.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
                        + " AND t.fence < (SELECT MAX(n.fence) FROM {runs} n WHERE n.guard = :guard)");
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
        PreparedBatch batch = db.batch(handle, db.sql("DELETE FROM {" + table + "} WHERE id = :id"));
        ids.forEach(id -> batch.bind("id", id).add());
        return ids.isEmpty() ? 0 : sum(batch.execute());
    }

    private int refusals(Handle handle) {
        return byKey(handle, "refusals", List.of("minute_at", "reason"), "guard = :guard AND minute_at < {now+since}");
    }

    private int keys(Handle handle) {
        return byKey(handle, "keys", List.of("idempotency_key"), "guard = :guard AND expires_at <= {now}");
    }

    private int windows(Handle handle) {
        return byKey(handle, "rate_limits", List.of("limit_key"), "ends_at < {now+since}");
    }

    private int byKey(Handle handle, String table, List<String> columns, String condition) {
        List<Map<String, Object>> rows = bind(
                        handle.createQuery(db.sql("SELECT " + String.join(", ", columns) + " FROM {" + table
                                + "} WHERE " + condition + " LIMIT :limit")),
                        condition)
                .bind("limit", limit)
                .map((row, context) -> key(row, columns))
                .list();
        String key = columns.stream()
                .map(column -> " AND " + column + " = :" + column)
                .collect(Collectors.joining());
        PreparedBatch batch = db.batch(handle, db.sql("DELETE FROM {" + table + "} WHERE " + condition + key));
        for (Map<String, Object> row : rows) {
            row.forEach(batch::bind);
            bind(batch, condition).add();
        }
        return rows.isEmpty() ? 0 : sum(batch.execute());
    }

    /** Times as arguments: what a driver makes of one by itself may depend on this machine's zone. */
    private Map<String, Object> key(ResultSet row, List<String> columns) throws SQLException {
        Map<String, Object> key = new HashMap<>();
        for (String column : columns) {
            key.put(column, column.endsWith("_at") ? db.time(db.time(row, column)) : row.getString(column));
        }
        return key;
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
