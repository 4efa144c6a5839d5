package io.github.cronguard.jdbc;

import javax.sql.DataSource;

/**
 * Fills PostgreSQL with steps of one sequence, two of each contact: most of them done, one each second, so that a day has 86,400
 * of them; a fifth due and a tenth not yet, but no more than 20,000 and 10,000; and some that wait for a decision, by turns in
 * each of the states.
 */
public record ManySteps(DataSource pool, String guard, String sequence, int steps, int waiting) {
    private static final int DUE = 20_000;
    private static final int LATER = 10_000;

    /** How many of them are done. */
    int done() {
        return steps - Math.min(DUE, steps / 5) - later() - waiting;
    }

    private int later() {
        return Math.min(LATER, steps / 10);
    }

    public void insert() {
        TestDatabase.execute(
                pool,
                """
                INSERT INTO cron_enrollments (guard, sequence_key, contact, round, attributes, state, enrolled_at)
                SELECT '%2$s', '%3$s', 'user-' || i || '@example.test', 1, '{}', 'ACTIVE', now()
                FROM generate_series(1, %1$d) i
                """.formatted(steps / 2, guard, sequence),
                """
                INSERT INTO cron_steps (guard, enrollment_id, round, sequence_key, step_no, step_name, step_key, state,
                  due_at, attempts, run_id, finished_at, error)
                SELECT '%5$s', (i + 1) / 2, 1, '%6$s', 2 - i %% 2, 'step',
                  '%6$s/' || (i + 1) / 2 || '/' || 2 - i %% 2, s.state,
                  CASE WHEN i > %1$d - %3$d THEN now() + INTERVAL '1 day' ELSE now() - (%1$d - i) * INTERVAL '1 second' END,
                  1, CASE WHEN s.state = 'PENDING' THEN NULL ELSE i / 500 + 1 END,
                  CASE WHEN s.state = 'DONE' THEN now() - (%2$d - i) * INTERVAL '1 second' END,
                  CASE WHEN s.state IN ('DEAD', 'UNCERTAIN') THEN '550 no such user' END
                FROM generate_series(1, %1$d) i, LATERAL (SELECT CASE WHEN i <= %2$d THEN 'DONE'
                  WHEN i > %2$d + %4$d THEN 'PENDING' ELSE (ARRAY['DEAD', 'UNCERTAIN', 'QUEUED'])[i %% 3 + 1] END AS state) s
                """.formatted(steps, done(), later(), waiting, guard, sequence),
                "ANALYZE cron_enrollments",
                "ANALYZE cron_steps");
    }
}
