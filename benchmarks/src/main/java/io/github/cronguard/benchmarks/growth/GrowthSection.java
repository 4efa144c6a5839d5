package io.github.cronguard.benchmarks.growth;

import com.zaxxer.hikari.HikariDataSource;
import io.github.cronguard.benchmarks.database.BenchDatabase;
import io.github.cronguard.benchmarks.measure.Report;
import io.github.cronguard.benchmarks.measure.Section;

/** Up to a million due steps, and five million runs. */
public final class GrowthSection implements Section {
    private static final int CONNECTIONS = 10;

    @Override
    public void run(Report report) throws Exception {
        try (BenchDatabase postgres = BenchDatabase.postgres(true)) {
            HikariDataSource pool = postgres.pool(CONNECTIONS, "");
            new DrainGrowth(pool)
                    .with("10 thousand due", 10_000, 0)
                    .with("100 thousand due", 100_000, 0)
                    .with("1 million due", 1_000_000, 0)
                    .report(report);
        }
        try (BenchDatabase postgres = BenchDatabase.postgres(true)) {
            RunsGrowth.report(report, postgres.pool(CONNECTIONS, ""));
        }
    }
}
