package io.github.cronguard.internal.run;

import io.github.cronguard.spi.RunRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts deliveries that come again long after they were executed. A caller's retries end within a day: who still
 * sends the
 * same id then sends it always, and would stop cron quietly. Safe for use by several threads.
 */
public final class StaleRepeats {
    private static final Logger LOG = LoggerFactory.getLogger(StaleRepeats.class);
    private static final Duration RETRIES_END = Duration.ofHours(24);
    private static final long WARN_FROM = 3;

    private final InstantSource clock;
    private final AtomicLong count = new AtomicLong();

    /**
     * Counts from zero.
     *
     * @param clock says how long ago a run was
     */
    public StaleRepeats(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * A delivery came again.
     *
     * @param executed the run that executed it
     */
    void note(RunRecord executed) {
        Instant now = clock.instant();
        if (Duration.between(executed.startedAt(), now).compareTo(RETRIES_END) > 0
                && count.incrementAndGet() >= WARN_FROM) {
            LOG.warn(
                    "Caller {} still sends the delivery id that run {} executed at {}: does it always send the same one?"
                            + " Then nothing runs any more",
                    executed.caller(),
                    executed.id(),
                    executed.startedAt());
        }
    }

    /**
     * How many there were.
     *
     * @return since the start of this process
     */
    public long count() {
        return count.get();
    }
}
