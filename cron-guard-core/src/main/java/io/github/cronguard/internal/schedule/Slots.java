package io.github.cronguard.internal.schedule;

import java.time.Instant;
import java.util.Optional;

/** An endless row of moments at which a task is due. */
public interface Slots {

    /**
     * The latest slot up to a moment.
     *
     * @param moment inclusive
     * @return the slot, or empty if there was none yet
     */
    Optional<Instant> latest(Instant moment);

    /**
     * The first slot behind a moment.
     *
     * @param moment exclusive
     * @return the slot, or empty if there is none
     */
    Optional<Instant> after(Instant moment);

    /**
     * Whether a task that the storage does not know yet runs at its first trigger, rather than at its next slot.
     *
     * @return true for periods, false for expressions
     */
    boolean startsAtOnce();
}
