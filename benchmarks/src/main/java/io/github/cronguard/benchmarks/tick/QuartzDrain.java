package io.github.cronguard.benchmarks.tick;

import com.zaxxer.hikari.HikariDataSource;
import io.github.cronguard.benchmarks.database.BenchDatabase;
import io.github.cronguard.benchmarks.drain.Drain;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.utils.DBConnectionManager;

/** Quartz in its cluster mode, as the others are made for several nodes: one job with many due triggers. */
final class QuartzDrain implements Drain {
    private static final String TABLES = "/org/quartz/impl/jdbcjobstore/tables_postgres.sql";
    private static final String SOURCE = "bench";

    private final int threads;
    private final Scheduler scheduler;
    private volatile Countdown countdown = new Countdown(0);

    /** A job; the scheduler's factory gives another one. */
    interface Nothing extends Job {}

    QuartzDrain(HikariDataSource pool, int threads) throws Exception {
        this.threads = threads;
        try (InputStream script = Scheduler.class.getResourceAsStream(TABLES)) {
            if (script == null) {
                throw new IllegalStateException("Quartz has no " + TABLES);
            }
            BenchDatabase.execute(pool, new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
        DBConnectionManager.getInstance().addConnectionProvider(SOURCE, new PooledConnections(pool));
        this.scheduler = scheduler();
    }

    private Scheduler scheduler() throws Exception {
        Properties settings = new Properties();
        settings.putAll(Map.ofEntries(
                Map.entry("org.quartz.scheduler.instanceName", SOURCE),
                Map.entry("org.quartz.scheduler.instanceId", "AUTO"),
                Map.entry("org.quartz.scheduler.batchTriggerAcquisitionMaxCount", "" + 10 * threads),
                Map.entry("org.quartz.scheduler.batchTriggerAcquisitionFireAheadTimeWindow", "1000"),
                Map.entry("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool"),
                Map.entry("org.quartz.threadPool.threadCount", "" + threads),
                Map.entry("org.quartz.jobStore.class", "org.quartz.impl.jdbcjobstore.JobStoreTX"),
                Map.entry("org.quartz.jobStore.driverDelegateClass", "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate"),
                Map.entry("org.quartz.jobStore.dataSource", SOURCE),
                Map.entry("org.quartz.jobStore.isClustered", "true"),
                Map.entry("org.quartz.jobStore.acquireTriggersWithinLock", "true"),
                Map.entry("org.quartz.jobStore.misfireThreshold", "600000")));
        Scheduler made = new StdSchedulerFactory(settings).getScheduler();
        made.setJobFactory((bundle, ignored) -> context -> countdown.one());
        return made;
    }

    @Override
    public void fill(int steps) throws Exception {
        JobDetail job = JobBuilder.newJob(Nothing.class)
                .withIdentity("job")
                .storeDurably()
                .build();
        Set<Trigger> triggers = new HashSet<>();
        for (int i = 0; i < steps; i++) {
            triggers.add(TriggerBuilder.newTrigger()
                    .withIdentity("contact-" + i)
                    .forJob(job)
                    .startNow()
                    .build());
        }
        scheduler.scheduleJobs(Map.of(job, triggers), true);
    }

    @Override
    public double drain(int steps) throws Exception {
        countdown = new Countdown(steps);
        scheduler.start();
        try {
            return countdown.seconds();
        } finally {
            scheduler.standby();
        }
    }

    @Override
    public void close() {
        try {
            scheduler.shutdown(true);
        } catch (SchedulerException e) {
            throw new IllegalStateException(e);
        }
    }
}
