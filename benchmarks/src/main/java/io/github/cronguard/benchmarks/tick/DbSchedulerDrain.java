package io.github.cronguard.benchmarks.tick;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariDataSource;
import io.github.cronguard.benchmarks.database.BenchDatabase;
import io.github.cronguard.benchmarks.drain.Drain;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** db-scheduler with due one-time tasks. */
final class DbSchedulerDrain implements Drain {
    private static final String TASK = "bench";
    private static final Duration SHORTEST = Duration.ofMillis(10);

    private final HikariDataSource pool;
    private final int threads;
    private final UnaryOperator<SchedulerBuilder> polling;
    private final Runnable work;

    DbSchedulerDrain(HikariDataSource pool, int threads, UnaryOperator<SchedulerBuilder> polling, Runnable work)
            throws SQLException {
        this.pool = pool;
        this.threads = threads;
        this.polling = polling;
        this.work = work;
        BenchDatabase.execute(
                pool,
                "CREATE TABLE IF NOT EXISTS scheduled_tasks (task_name text NOT NULL, task_instance text NOT NULL,"
                        + " task_data bytea, execution_time timestamptz, picked boolean NOT NULL, picked_by text,"
                        + " last_success timestamptz, last_failure timestamptz, consecutive_failures int,"
                        + " last_heartbeat timestamptz, version bigint NOT NULL, priority smallint, state text,"
                        + " PRIMARY KEY (task_name, task_instance))",
                "CREATE INDEX IF NOT EXISTS execution_time_idx ON scheduled_tasks (execution_time)",
                "CREATE INDEX IF NOT EXISTS last_heartbeat_idx ON scheduled_tasks (last_heartbeat)",
                "CREATE INDEX IF NOT EXISTS priority_idx ON scheduled_tasks (priority DESC, execution_time)");
    }

    /** Candidates are read first, and each is locked by whoever executes it. */
    static SchedulerBuilder fetch(SchedulerBuilder builder) {
        return builder.pollUsingFetch(0.5, 3.0);
    }

    /** Candidates are locked as they are read. */
    static SchedulerBuilder lockAndFetch(SchedulerBuilder builder) {
        return builder.pollUsingLockAndFetch(4.0, 20.0);
    }

    @Override
    public void fill(int steps) throws SQLException {
        BenchDatabase.execute(
                pool,
                "TRUNCATE scheduled_tasks",
                "INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version) SELECT '"
                        + TASK
                        + "', 'contact-' || i, now() - interval '1 hour' + i * interval '1 microsecond', false, 1"
                        + " FROM generate_series(1, " + steps + ") AS s(i)",
                "VACUUM (ANALYZE) scheduled_tasks");
    }

    @Override
    public double drain(int steps) throws Exception {
        Countdown countdown = new Countdown(steps);
        OneTimeTask<Void> task = Tasks.oneTime(TASK).execute((instance, context) -> {
            work.run();
            countdown.one();
        });
        Scheduler scheduler = polling.apply(Scheduler.create(pool, task)
                        .threads(threads)
                        .pollingInterval(SHORTEST)
                        .enableImmediateExecution()
                        .schedulerName(new SchedulerName.Fixed(TASK)))
                .build();
        try {
            scheduler.start();
            return countdown.seconds();
        } finally {
            scheduler.stop();
        }
    }

    @Override
    public void close() {}
}
