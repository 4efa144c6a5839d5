package io.github.cronguard.benchmarks.tick;

import com.zaxxer.hikari.HikariDataSource;
import io.github.cronguard.benchmarks.database.BenchDatabase;
import io.github.cronguard.benchmarks.drain.Drain;
import java.time.Duration;
import java.util.stream.IntStream;
import org.jobrunr.configuration.JobRunr;
import org.jobrunr.scheduling.JobRequestScheduler;
import org.jobrunr.server.BackgroundJobServer;
import org.jobrunr.server.BackgroundJobServerConfiguration;
import org.jobrunr.server.JobActivator;
import org.jobrunr.storage.sql.postgres.PostgresStorageProvider;

/** JobRunr with enqueued jobs. */
final class JobRunrDrain implements Drain {
    private static final Duration SHORTEST_POLL = Duration.ofSeconds(5);

    private final HikariDataSource pool;
    private final JobRequestScheduler scheduler;
    private final BackgroundJobServer server;
    private volatile Countdown countdown = new Countdown(0);

    JobRunrDrain(HikariDataSource pool, int workers) {
        this.pool = pool;
        JobRunrMail.Handler handler = new JobRunrMail.Handler(() -> countdown.one());
        this.scheduler = JobRunr.configure()
                .useJobActivator(new JobActivator() {
                    @Override
                    public <T> T activateJob(Class<T> type) {
                        return type.cast(handler);
                    }
                })
                .useStorageProvider(new PostgresStorageProvider(pool))
                .useBackgroundJobServer(
                        BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration()
                                .andPollInterval(SHORTEST_POLL)
                                .andWorkerCount(workers),
                        false)
                .initialize()
                .getJobRequestScheduler();
        this.server = JobRunr.getBackgroundJobServer();
    }

    @Override
    public void fill(int steps) throws Exception {
        BenchDatabase.execute(pool, "TRUNCATE jobrunr_jobs");
        scheduler.enqueue(IntStream.range(0, steps).mapToObj(JobRunrMail::new));
        BenchDatabase.execute(pool, "VACUUM (ANALYZE) jobrunr_jobs");
    }

    @Override
    public double drain(int steps) throws Exception {
        countdown = new Countdown(steps);
        server.start();
        try {
            return countdown.seconds();
        } finally {
            server.stop();
        }
    }

    @Override
    public void close() {
        JobRunr.destroy();
    }
}
