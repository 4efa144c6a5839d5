package io.github.cronguard.jdbc;

import io.github.cronguard.GuardClock;
import io.github.cronguard.sequence.Delivery;
import io.github.cronguard.sequence.Sequence;
import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.spi.RateLimit;
import io.github.cronguard.spi.StorageContext;
import io.github.cronguard.spi.StorageContext.InitializeSchema;
import java.time.Duration;
import java.util.List;

/** What storages are opened with in tests. */
final class Contexts {
    static final Duration TTL = Duration.ofSeconds(90);

    static final Sequence OUTREACH = Sequence.named("outreach")
            .step(1, "intro")
            .step(2, "follow-up", Duration.ofDays(3))
            .handledBy(Delivery.AT_MOST_ONCE, step -> StepResult.processed());

    static final Sequence OUTBOX =
            Sequence.named("outbox").step(1, "write").handledBy(Delivery.TRANSACTIONAL, step -> StepResult.processed());

    private Contexts() {}

    static StorageContext of(String guard, GuardClock clock) {
        return limited(guard, clock, List.of());
    }

    static StorageContext limited(String guard, GuardClock clock, List<RateLimit> limits) {
        return context(guard, clock, limits, InitializeSchema.ALWAYS, "cron_");
    }

    static StorageContext schema(InitializeSchema schema, String prefix) {
        return context("contract", GuardClock.system(), List.of(), schema, prefix);
    }

    private static StorageContext context(
            String guard, GuardClock clock, List<RateLimit> limits, InitializeSchema schema, String prefix) {
        return new StorageContext(guard, List.of(OUTREACH, OUTBOX), OUTREACH.key(), limits, TTL, schema, prefix, clock);
    }
}
