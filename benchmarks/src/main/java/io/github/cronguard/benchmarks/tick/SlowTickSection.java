package io.github.cronguard.benchmarks.tick;

import com.zaxxer.hikari.HikariDataSource;
import io.github.cronguard.benchmarks.database.BenchDatabase;
import io.github.cronguard.benchmarks.drain.Amount;
import io.github.cronguard.benchmarks.drain.GuardDrain;
import io.github.cronguard.benchmarks.drain.Outreach;
import io.github.cronguard.benchmarks.drain.PacedRound;
import io.github.cronguard.benchmarks.drain.Tables;
import io.github.cronguard.benchmarks.measure.Report;
import io.github.cronguard.benchmarks.measure.Rounds;
import io.github.cronguard.benchmarks.measure.Section;
import io.github.cronguard.benchmarks.measure.Variant;
import io.github.cronguard.sequence.Delivery;
import io.github.cronguard.sequence.StepResult;
import java.util.List;
import java.util.Locale;

/** Draining due steps with a handler that waits: what its threads could do at best, and what becomes of that. */
public final class SlowTickSection implements Section {
    private static final int WARM_UP = 2;
    private static final int WORKERS = 16;
    private static final int SPARE = 4;

    @Override
    public void run(Report report) throws Exception {
        Pause alone = new Pause();
        Pause ours = new Pause();
        Pause theirs = new Pause();
        try (BenchDatabase postgres = BenchDatabase.postgres(true)) {
            HikariDataSource pool = postgres.pool(WORKERS + SPARE, "");
            try (GuardDrain guard = GuardDrain.on(
                    new Tables(pool, "cron_"),
                    Outreach.sequence(Delivery.AT_MOST_ONCE, step -> {
                        ours.run();
                        return StepResult.processed();
                    }),
                    settings -> settings.workers(WORKERS))) {
                List<Variant> variants = List.of(
                        new Variant("16 threads that do nothing else", new IdealRound(WORKERS, alone)),
                        PacedRound.of("cron-guard, 16 workers", guard),
                        PacedRound.of(
                                "db-scheduler, fetch, 16 threads",
                                new DbSchedulerDrain(pool, WORKERS, DbSchedulerDrain::fetch, theirs)),
                        PacedRound.of(
                                "db-scheduler, lock-and-fetch, 16 threads",
                                new DbSchedulerDrain(pool, WORKERS, DbSchedulerDrain::lockAndFetch, theirs)));
                report.table(
                        "AT_MOST_ONCE steps whose handler waits 5 ms, PostgreSQL, fsync on",
                        "steps",
                        Rounds.of(WARM_UP, Amount.rounds(), variants));
            }
        }
        report.line(line("alone", alone) + line("under cron-guard", ours) + line("under db-scheduler", theirs));
        report.line(Jar.of(com.github.kagkarlsson.scheduler.Scheduler.class));
    }

    private static String line(String where, Pause pause) {
        return String.format(
                Locale.ROOT,
                "The handler takes %.3f ms %s, so 16 of them %.0f a second at best. ",
                pause.meanMillis(),
                where,
                WORKERS * 1000 / pause.meanMillis());
    }
}
