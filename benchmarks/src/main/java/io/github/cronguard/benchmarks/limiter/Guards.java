package io.github.cronguard.benchmarks.limiter;

import io.github.cronguard.GuardClock;
import io.github.cronguard.jdbc.JdbcStorage;
import io.github.cronguard.sequence.Delivery;
import io.github.cronguard.sequence.Sequence;
import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.spi.RateLimit;
import io.github.cronguard.spi.RateLimiter;
import io.github.cronguard.spi.StorageContext;
import io.github.cronguard.spi.StorageContext.InitializeSchema;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/** The guard's limiter in a database, with one limit. */
final class Guards {
    private Guards() {}

    static RateLimiter limiter(DataSource pool, RateLimit limit) {
        JdbcStorage storage = JdbcStorage.on(pool);
        storage.open(new StorageContext(
                "bench",
                List.of(Sequence.named("mails")
                        .step(1, "intro")
                        .handledBy(Delivery.AT_MOST_ONCE, step -> StepResult.processed())),
                "mails",
                List.of(limit),
                Duration.ofSeconds(90),
                InitializeSchema.ALWAYS,
                "cron_",
                GuardClock.system()));
        return storage.rateLimiter();
    }
}
