package io.github.cronguard.internal.tick;

import io.github.cronguard.GuardClock;
import io.github.cronguard.spi.Claim;
import io.github.cronguard.spi.Step;
import io.github.cronguard.spi.StepSource;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A claim that is being handed over, with the last reading of what of it is still due. Safe for use by several threads. */
final class OpenClaim {
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Claim claim;
    private final StepSource source;
    private final GuardClock clock;
    private Set<Step> due;
    private long readAt;

    /**
     * A claim that was just made.
     *
     * @param claim the claim
     * @param source reads again
     * @param clock says when
     * @param claimedAt the ticker before the claim was sent
     */
    OpenClaim(Claim claim, StepSource source, GuardClock clock, long claimedAt) {
        this.claim = claim;
        this.source = source;
        this.clock = clock;
        this.due = Set.copyOf(claim.steps());
        this.readAt = claimedAt;
    }

    Claim claim() {
        return claim;
    }

    /** Whether a step may be handed over now: a cancel or a pause is honoured from 1 s after its commit. */
    synchronized boolean stillDue(Step step) {
        long now = clock.nanoTime();
        if (now - readAt > FRESH_NANOS) {
            due = source.stillDue(claim);
            readAt = now;
        }
        return due.contains(step);
    }
}
