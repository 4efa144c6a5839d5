package io.github.cronguard.benchmarks.lock;

import com.zaxxer.hikari.HikariDataSource;
import io.github.cronguard.benchmarks.database.BenchDatabase;
import io.github.cronguard.benchmarks.measure.Report;
import io.github.cronguard.benchmarks.measure.Rounds;
import io.github.cronguard.benchmarks.measure.Section;
import io.github.cronguard.benchmarks.measure.Together;
import io.github.cronguard.benchmarks.measure.Variant;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

/** Acquisitions a second: by one thread, and by threads that are all after one lock. */
public final class LockSection implements Section {
    private static final int CONNECTIONS = 36;
    private static final int WARM_UP = 2;
    private static final int ROUNDS = Integer.getInteger("rounds", 9);
    private static final Duration ROUND = Duration.ofMillis(Integer.getInteger("round.millis", 700));

    @Override
    public void run(Report report) throws Exception {
        for (boolean fsync : new boolean[] {false, true}) {
            try (BenchDatabase database = BenchDatabase.postgres(fsync)) {
                String where = ", PostgreSQL, fsync " + (fsync ? "on" : "off");
                HikariDataSource pool = database.pool(CONNECTIONS, "");
                try (GuardLock guard = new GuardLock(pool)) {
                    List<Locking> lockings = List.of(
                            new Locking("two raw statements", RawLock.onPostgres(pool)::once),
                            new Locking("cron-guard", guard::once),
                            new Locking("ShedLock", new ShedLock(pool)::once),
                            new Locking("an advisory lock, without fence and lease", new AdvisoryLock(pool)::once));
                    report.table("Taken and given back" + where, "locks", measure(1, lockings));
                    for (int threads : new int[] {2, 8, 32}) {
                        report.table(threads + " threads after one lock" + where, "locks", measure(threads, lockings));
                    }
                }
            }
        }
        try (BenchDatabase database = BenchDatabase.h2()) {
            HikariDataSource pool = database.pool(CONNECTIONS, "");
            try (GuardLock guard = new GuardLock(pool)) {
                report.table(
                        "Taken and given back, H2 in a file",
                        "locks",
                        measure(
                                1,
                                List.of(
                                        new Locking("two raw statements", RawLock.onH2(pool)::once),
                                        new Locking("cron-guard", guard::once),
                                        new Locking("ShedLock", new ShedLock(pool)::once))));
            }
        }
        report.line("\nOne pool of " + CONNECTIONS
                + " connections for all. The floor: an upsert that counts the fence up and"
                + " returns it, and an UPDATE, each in auto-commit. cron-guard's has a heartbeat, as a run's has, and a fence above"
                + " those of all runs. ShedLock " + version(net.javacrumbs.shedlock.core.LockProvider.class)
                + " by JdbcTemplate, with the database's time.");
    }

    private static String version(Class<?> of) {
        String version = of.getPackage().getImplementationVersion();
        return version == null ? "" : version;
    }

    private static Rounds measure(int threads, List<Locking> lockings) throws Exception {
        try (Together together = new Together(threads)) {
            return Rounds.of(
                    WARM_UP,
                    ROUNDS,
                    lockings.stream()
                            .map(locking -> new Variant(locking.name, () -> together.perSecond(ROUND, locking.once)))
                            .toList());
        }
    }

    /** A lock. */
    private record Locking(String name, Callable<Boolean> once) {}
}
