package io.github.cronguard.internal.run;

import io.github.cronguard.GuardClock;
import io.github.cronguard.internal.config.GuardConfig;
import io.github.cronguard.spi.CronStorage;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes old rows in small portions, under the lock, about once an hour while there are any, within the run's budget: a run
 * that has used most of it deletes nothing, unless that has gone on for a day. Used by one run at a time.
 */
final class Pruning {
    private static final Logger LOG = LoggerFactory.getLogger(Pruning.class);
    private static final Duration PAUSE = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int PORTION = 500;

    private final CronStorage storage;
    private final Duration retention;
    private final Duration budget;
    private final GuardClock clock;
    private volatile long nextAt;

    Pruning(CronStorage storage, GuardConfig config, GuardClock clock) {
        this.storage = storage;
        this.retention = config.store().retention();
        // The rest is for one portion, which is small.
        this.budget = config.tick().budget().multipliedBy(4).dividedBy(5);
        this.clock = clock;
        this.nextAt = clock.nanoTime();
    }

    /** A failure of it is none of the run's. */
    void prune(StopSignal stop, Duration used) {
        long now = clock.nanoTime();
        boolean noTime = used.compareTo(budget) > 0 && now - nextAt < LONGEST.toNanos();
        if (now - nextAt < 0 || noTime || stop.shouldStop()) {
            return;
        }
        try {
            if (storage.prune(retention, PORTION) < PORTION) {
                nextAt = now + PAUSE.toNanos();
            }
        } catch (RuntimeException failure) {
            LOG.warn("Old rows could not be deleted; it is tried again in an hour", failure);
            nextAt = now + PAUSE.toNanos();
        }
    }
}
