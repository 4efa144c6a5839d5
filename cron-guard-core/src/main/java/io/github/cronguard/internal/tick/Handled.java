package io.github.cronguard.internal.tick;

import io.github.cronguard.spi.Step;
import io.github.cronguard.spi.StepMark;
import org.jspecify.annotations.Nullable;

/**
 * What became of a claimed step.
 *
 * @param claim of which it was a part
 * @param step the step
 * @param mark what is to be written, or null if it was not handed over
 * @param verdict how it counts
 * @param problem one line on a failure, or null
 */
record Handled(
        OpenClaim claim,
        Step step,
        @Nullable StepMark mark,
        Verdict verdict,
        @Nullable String problem) {

    /** How a step counts. */
    enum Verdict {
        PROCESSED,
        QUEUED,
        SKIPPED,
        /** The handler works, and says that this one is refused for good or in doubt. */
        REFUSED,
        /** The handler threw. */
        FAILED,
        /** Not handed over: it is given back. */
        WITHDRAWN
    }

    static Handled withdrawn(OpenClaim claim, Step step) {
        return new Handled(claim, step, null, Verdict.WITHDRAWN, null);
    }
}
