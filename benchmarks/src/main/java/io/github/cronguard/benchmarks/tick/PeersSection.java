package io.github.cronguard.benchmarks.tick;

import com.github.kagkarlsson.scheduler.Scheduler;
import io.github.cronguard.benchmarks.database.BenchDatabase;
import io.github.cronguard.benchmarks.drain.Amount;
import io.github.cronguard.benchmarks.measure.Report;
import io.github.cronguard.benchmarks.measure.Rounds;
import io.github.cronguard.benchmarks.measure.Section;
import io.github.cronguard.sequence.Delivery;
import org.jobrunr.configuration.JobRunr;
import org.quartz.impl.StdSchedulerFactory;

/** The same beside other schedulers, whose jobs are due once and do nothing. */
public final class PeersSection implements Section {
    private static final int WARM_UP = 2;

    @Override
    public void run(Report report) throws Exception {
        try (BenchDatabase postgres = BenchDatabase.postgres(true);
                Drains drains = new Drains(postgres)) {
            drains.addOurs(Delivery.AT_LEAST_ONCE);
            drains.addPeers();
            report.table(
                    "One-time jobs of other schedulers, PostgreSQL, fsync on",
                    "jobs",
                    Rounds.of(WARM_UP, Amount.rounds(), drains.variants()));
        }
        report.line(Jar.of(Scheduler.class) + ", " + Jar.of(JobRunr.class) + ", " + Jar.of(StdSchedulerFactory.class));
    }
}
