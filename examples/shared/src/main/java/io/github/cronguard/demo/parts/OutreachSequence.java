package io.github.cronguard.demo.parts;

import io.github.cronguard.sequence.Delivery;
import io.github.cronguard.sequence.Sequence;
import io.github.cronguard.sequence.StepHandler;
import java.time.Duration;

/** Three mails to each contact: the first one at once, each other one some time after the one in front. */
public final class OutreachSequence {
    private OutreachSequence() {}

    /**
     * The sequence.
     *
     * @param key its name
     * @param delay between two steps
     * @param mail sends one
     * @return the definition
     */
    public static Sequence of(String key, Duration delay, StepHandler mail) {
        return Sequence.named(key)
                .step(1, "intro")
                .step(2, "follow-up", delay)
                .step(3, "last-call", delay)
                .handledBy(Delivery.AT_MOST_ONCE, mail);
    }
}
