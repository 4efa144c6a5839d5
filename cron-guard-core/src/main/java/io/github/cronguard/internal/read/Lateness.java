package io.github.cronguard.internal.read;

import io.github.cronguard.CronHealth;
import io.github.cronguard.CronHealth.State;
import io.github.cronguard.GuardClock;
import io.github.cronguard.internal.config.GuardConfig;
import io.github.cronguard.spi.CronStorage;
import io.github.cronguard.spi.RunRecord;
import io.github.cronguard.spi.StorageHealth;
import java.time.Duration;

/** Says how cron is: on time until no run has begun for too long. Safe for use by several threads. */
public final class Lateness {
    private final CronStorage storage;
    private final GuardConfig.Lateness limits;
    private final GuardClock clock;
    private final long start;

    /**
     * Begins to wait for the first run.
     *
     * @param storage one cheap read of it tells all
     * @param limits when cron is late
     * @param clock the guard's
     */
    public Lateness(CronStorage storage, GuardConfig.Lateness limits, GuardClock clock) {
        this.storage = storage;
        this.limits = limits;
        this.clock = clock;
        this.start = clock.nanoTime();
    }

    /**
     * Reads how cron is.
     *
     * @return now
     */
    public CronHealth health() {
        StorageHealth seen = storage.health();
        RunRecord last = seen.lastRun();
        Duration silence = last == null
                ? Duration.ofNanos(clock.nanoTime() - start)
                : Duration.between(last.startedAt(), seen.now());
        return new CronHealth(
                seen.paused() ? State.PAUSED : state(silence),
                seen.now(),
                last,
                seen.lastSuccessAt(),
                seen.backlog().due(),
                seen.backlog().oldestDueAt(),
                seen.uncertain(),
                seen.dead(),
                seen.lease());
    }

    private State state(Duration silence) {
        if (silence.compareTo(limits.downAfter()) > 0) {
            return State.DOWN;
        }
        return silence.compareTo(limits.lateAfter()) > 0 ? State.LATE : State.ON_TIME;
    }
}
