package io.github.cronguard.jdbc;

import javax.sql.DataSource;

/**
 * Fills PostgreSQL with runs of one guard, one a minute up to now: the first tenth of them of a caller of another name, and
 * failures rare.
 */
public record ManyRuns(DataSource pool, String guard, int runs) {
    public void insert() {
        TestDatabase.execute(pool, """
                INSERT INTO cron_runs (guard, status, request_id, trigger_method, caller, node, fence, started_at, finished_at,
                  duration_ms, processed, queued, skipped, failed, output)
                SELECT '%2$s', CASE WHEN mod(n, 10000) = 7 THEN 'FAILED' ELSE 'OK' END, 'request-' || n, 'POST',
                  CASE WHEN n <= %1$d / 10 THEN 'old' ELSE 'default' END, 'node', n,
                  now() - (%1$d - n) * INTERVAL '1 minute', now() - (%1$d - n) * INTERVAL '1 minute', 220, 3, 0, 0, 0,
                  repeat('x', 200)
                FROM generate_series(1, %1$d) n
                """.formatted(runs, guard));
    }

    /** As many minutes in which calls were refused. */
    public void insertRefusals(int minutes) {
        TestDatabase.execute(pool, """
                INSERT INTO cron_refusals
                SELECT '%2$s', date_trunc('minute', now()) - n * INTERVAL '1 minute', 'rate', 1, '192.0.2.1', 'request'
                FROM generate_series(0, %1$d) n
                """.formatted(minutes - 1, guard));
    }
}
