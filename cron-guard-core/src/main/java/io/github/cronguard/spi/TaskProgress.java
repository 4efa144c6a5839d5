package io.github.cronguard.spi;

import java.time.Instant;
import java.util.Optional;

/** The watermark of each task: the last slot of its schedule that needs no further run. */
public interface TaskProgress {

    /**
     * The watermark.
     *
     * @param task the task's name, 1 to 128 characters
     * @return the slot, or empty before the first one
     */
    Optional<Instant> lastSlot(String task);

    /**
     * Moves the watermark forward, only while the lock's row carries this lease's owner and fence.
     *
     * @param task the task's name, 1 to 128 characters
     * @param slot the new watermark; one that is not later than the present one changes nothing
     * @param lease the run's
     * @return false if the fence was overtaken: then nothing was changed
     */
    boolean advance(String task, Instant slot, Lease lease);
}
