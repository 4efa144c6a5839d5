package io.github.cronguard.benchmarks.growth;

import com.zaxxer.hikari.HikariDataSource;
import io.github.cronguard.benchmarks.drain.Amount;
import io.github.cronguard.benchmarks.measure.Report;
import io.github.cronguard.benchmarks.measure.Rounds;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Draining out of more and more steps; the first size is the one that the others are compared with. */
final class DrainGrowth {
    private static final int WARM_UP = 2;

    private final HikariDataSource pool;
    private final List<Callable<GrownSteps>> fills = new ArrayList<>();

    DrainGrowth(HikariDataSource pool) {
        this.pool = pool;
    }

    DrainGrowth with(String name, long due, long finished) {
        String prefix = "size" + fills.size() + "_";
        fills.add(() -> new GrownSteps(pool, name, prefix, due, finished));
        return this;
    }

    void report(Report report) throws Exception {
        List<GrownSteps> sizes = filled();
        report.table(
                "The first 10,000 steps out of many, cron-guard",
                "steps",
                Rounds.of(
                        WARM_UP,
                        Amount.rounds(),
                        sizes.stream().map(GrownSteps::byGuard).toList()));
        report.table(
                "The same by hand, in the same tables",
                "steps",
                Rounds.of(
                        WARM_UP,
                        Amount.rounds(),
                        sizes.stream().map(GrownSteps::byFloor).toList()));
        sizes.forEach(GrownSteps::close);
    }

    /** All at once: each is the work of one processor of the database's. */
    private List<GrownSteps> filled() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(fills.size());
        try {
            List<GrownSteps> sizes = new ArrayList<>();
            for (Future<GrownSteps> filled : threads.invokeAll(fills)) {
                sizes.add(filled.get());
            }
            return sizes;
        } finally {
            threads.shutdown();
        }
    }
}
