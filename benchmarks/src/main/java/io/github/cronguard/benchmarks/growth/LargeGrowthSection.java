package io.github.cronguard.benchmarks.growth;

import io.github.cronguard.benchmarks.database.BenchDatabase;
import io.github.cronguard.benchmarks.measure.Report;
import io.github.cronguard.benchmarks.measure.Section;

/** Ten million due steps, and ten million finished ones. */
public final class LargeGrowthSection implements Section {
    private static final int CONNECTIONS = 10;

    @Override
    public void run(Report report) throws Exception {
        try (BenchDatabase postgres = BenchDatabase.postgres(true)) {
            new DrainGrowth(postgres.pool(CONNECTIONS, ""))
                    .with("10 thousand due", 10_000, 0)
                    .with("10 million due", 10_000_000, 0)
                    .with("10 thousand due, 10 million finished", 10_000, 10_000_000)
                    .report(report);
        }
    }
}
