package io.github.cronguard.internal.run;

import io.github.cronguard.GuardClock;
import io.github.cronguard.spi.CronStorage;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes old rows in small portions, under the lock, about once an hour while there are any. Used by one run at a time. */
final class Pruning {
    private static final Logger LOG = LoggerFactory.getLogger(Pruning.class);
    private static final Duration PAUSE = Duration.ofHours(1);
    private static final int PORTION = 500;

    private final CronStorage storage;
    private final Duration retention;
    private final GuardClock clock;
    private volatile long nextAt;

    Pruning(CronStorage storage, Duration retention, GuardClock clock) {
        this.storage = storage;
        this.retention = retention;
        this.clock = clock;
        this.nextAt = clock.nanoTime();
    }

    void prune(StopSignal stop) {
        long now = clock.nanoTime();
        if (now - nextAt < 0 || stop.shouldStop()) {
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
