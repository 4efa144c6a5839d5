package io.github.cronguard.internal.run;

import io.github.cronguard.Schedule;
import io.github.cronguard.internal.schedule.Slots;
import java.util.Optional;

/**
 * A task as the guard knows it.
 *
 * @param name unique in the guard
 * @param schedule for the rule of missed slots
 * @param slots empty for a task of every trigger
 * @param interruptible whether its thread may be interrupted; the tick's may not, because an interrupt in the middle
 *     of a
 *     read closes the file of an embedded database. It looks for its end by itself, and interrupts the handlers alone
 * @param body what it does
 */
public record Work(String name, Schedule schedule, Optional<Slots> slots, boolean interruptible, Body body) {

    /** What a task does, on a thread of its own. */
    @FunctionalInterface
    public interface Body {

        /**
         * Does what is due.
         *
         * @param run what is known of the run
         * @param tally gets what was done and what failed
         * @throws Exception the task failed as a whole
         */
        void perform(TaskRun run, Tally tally) throws Exception;
    }
}
