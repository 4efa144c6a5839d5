package io.github.cronguard.internal.read;

import io.github.cronguard.CronHealth;
import io.github.cronguard.CronHealth.State;
import io.github.cronguard.GuardClock;
import io.github.cronguard.internal.config.GuardConfig;
import io.github.cronguard.spi.CronStorage;
import io.github.cronguard.spi.RunRecord;
import io.github.cronguard.spi.StorageHealth;
import java.time.Duration;
import java.time.Instant;

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
        Duration silence = silence(seen);
        State state = seen.pause() != null ? State.PAUSED : state(silence);
        return new CronHealth(
                state,
                seen.now(),
                seen.lastRun(),
                seen.lastSuccessAt(),
                seen.backlog().due(),
                seen.backlog().oldestDueAt(),
                seen.uncertain(),
                seen.dead(),
                seen.lease(),
                seen.pause(),
                silence,
                Causes.of(state, seen, silence, limits.expectEvery()));
    }

    /**
     * A call is expected one period after the last run, the end of a pause, and this process's start: what it did not
     * see it does not complain of.
     */
    private Duration silence(StorageHealth seen) {
        Duration silence = Duration.ofNanos(clock.nanoTime() - start);
        RunRecord last = seen.lastRun();
        for (Instant since : new Instant[] {last == null ? null : last.startedAt(), seen.pauseEndedAt()}) {
            Duration other = since == null ? silence : Duration.between(since, seen.now());
            silence = other.compareTo(silence) < 0 ? other : silence;
        }
        return silence.isNegative() ? Duration.ZERO : silence;
    }

    private State state(Duration silence) {
        if (silence.compareTo(limits.downAfter()) > 0) {
            return State.DOWN;
        }
        return silence.compareTo(limits.lateAfter()) > 0 ? State.LATE : State.ON_TIME;
    }
}
