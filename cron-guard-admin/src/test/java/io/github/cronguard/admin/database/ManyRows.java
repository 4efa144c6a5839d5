package io.github.cronguard.admin.database;

import io.github.cronguard.jdbc.ManyRuns;
import io.github.cronguard.jdbc.ManySteps;
import io.github.cronguard.jdbc.TestDatabase;
import javax.sql.DataSource;

/** As many rows in each large table, of a guard whose newest run is under way. */
record ManyRows(DataSource pool, int rows) {
    static final String GUARD = "billing";
    static final String SEQUENCE = "default_outreach";

    void insert(int waiting) {
        ManyRuns runs = new ManyRuns(pool, GUARD, rows);
        runs.insert();
        runs.insertRefusals(rows);
        new ManySteps(pool, GUARD, SEQUENCE, rows, waiting).insert();
        TestDatabase.execute(
                pool,
                "UPDATE cron_runs SET status = 'RUNNING', finished_at = NULL, duration_ms = NULL WHERE id = " + rows,
                """
                INSERT INTO cron_locks (name, owner, node, fence, acquired_at, expires_at, heartbeat_at, run_id)
                VALUES ('%2$s', 'owner', 'node', %1$d, now(), now() + INTERVAL '1 hour', now(), %1$d)
                """.formatted(rows, GUARD),
                """
                INSERT INTO cron_audit (guard, at, who, action, target, reason, detail, refused)
                SELECT '%2$s', now() - (%1$d - n) * INTERVAL '1 second', 'anna', 'retry', 'key-' || n, 'reason', 'Done.', false
                FROM generate_series(1, %1$d) n
                """.formatted(rows, GUARD),
                "VACUUM ANALYZE");
    }
}
