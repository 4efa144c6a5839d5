package io.github.cronguard.internal.tick;

import io.github.cronguard.GuardClock;
import io.github.cronguard.spi.StepSource;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Steps that are claimed first, then handed over, then marked, each in a transaction of its own: at most once, or at
 * least
 * once, as the take-over decides.
 *
 * @param sequences the sequences' keys
 * @param source where the steps are
 * @param handOver calls the handlers
 * @param workers call it
 * @param beside threads for trips to the source beside the feeder
 * @param clock the guard's
 * @param most how many steps may be claimed and not yet marked
 * @param ready how many of them are with the workers at least, or wait for them, when the next claim is made
 */
record ClaimingGroup(
        List<String> sequences,
        StepSource source,
        HandOver handOver,
        Workers workers,
        Executor beside,
        GuardClock clock,
        int most,
        int ready)
        implements Group {

    /** How many trips to the source may be under way beside the feeder. */
    int trips() {
        return Math.min(2, source.claimsAtOnce());
    }

    /** How many steps one of them claims. */
    int claims() {
        return Math.max(1, Math.min(most - ready, most / trips()));
    }

    @Override
    public void drain(Pace pace, TickCounts counts) throws InterruptedException {
        new Feed(this, pace, counts).run();
    }
}
