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
 * @param claims how many are claimed at once: less than {@code most}, so that the next ones are claimed while those before
 *     are handed over and marked
 */
record ClaimingGroup(
        List<String> sequences,
        StepSource source,
        HandOver handOver,
        Workers workers,
        Executor beside,
        GuardClock clock,
        int most,
        int claims)
        implements Group {

    @Override
    public void drain(Pace pace, TickCounts counts) throws InterruptedException {
        new Feed(this, pace, counts).run();
    }
}
