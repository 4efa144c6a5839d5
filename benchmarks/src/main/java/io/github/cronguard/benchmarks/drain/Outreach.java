package io.github.cronguard.benchmarks.drain;

import io.github.cronguard.sequence.Delivery;
import io.github.cronguard.sequence.Sequence;
import io.github.cronguard.sequence.StepHandler;
import java.time.Duration;

/** The sequence of all measurements: two steps, the second one days behind the first. */
public final class Outreach {
    /** The guard's and its lock's name. */
    public static final String GUARD = "bench";

    /** The sequence's key. */
    public static final String KEY = "default_outreach";

    static final String FIRST = "intro";
    static final String LAST = "last-call";
    static final int DAYS = 3;

    private Outreach() {}

    /**
     * The definition.
     *
     * @param delivery what is promised
     * @param handler who sends
     * @return the sequence
     */
    public static Sequence sequence(Delivery delivery, StepHandler handler) {
        return Sequence.named(KEY)
                .step(1, FIRST)
                .step(2, LAST, Duration.ofDays(DAYS))
                .handledBy(delivery, handler);
    }
}
