package io.github.cronguard.spi;

import io.github.cronguard.internal.text.Visible;
import io.github.cronguard.sequence.SequenceStep;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What became of a claimed step.
 *
 * @param step the step
 * @param to its new state
 * @param error why it was skipped or failed, at most 2,000 characters, or null
 * @param retryIn when to try again, for {@link To#PENDING} only, else null
 * @param next the step that follows, for {@link To#DONE} and {@link To#SKIPPED} only; null: the sequence ends there. Where this
 *     round of the contact has had that one already, the storage takes the first one behind it that it has not had
 */
public record StepMark(
        Step step,
        To to,
        @Nullable String error,
        @Nullable Duration retryIn,
        @Nullable Next next) {

    /** The states a claimed step is marked with. */
    public enum To {
        /** Done for good. */
        DONE,
        /** Left out for good. */
        SKIPPED,
        /** An engine has it; {@code Enrollments.complete} says how it ended. */
        QUEUED,
        /** The attempt failed; it is due again after {@code retryIn}. */
        PENDING,
        /** Given up: a person decides. */
        DEAD,
        /** Not known whether it was done: a person decides. */
        UNCERTAIN;

        /**
         * Whether the enrollment goes on behind it.
         *
         * @return true for {@link #DONE} and {@link #SKIPPED}
         */
        public boolean finishes() {
            return this == DONE || this == SKIPPED;
        }
    }

    /**
     * The step that follows.
     *
     * @param number its number
     * @param name its name
     * @param delay from the mark of the step in front, by the store's clock; not negative
     */
    public record Next(int number, String name, Duration delay) {
        /**
         * Checks the name and the delay.
         *
         * @param number its number
         * @param name its name
         * @param delay from the mark of the step in front, by the store's clock; not negative
         * @throws IllegalArgumentException if the name is empty, too long or holds control characters, or the delay is
         *     negative
         */
        public Next {
            Bounds.required("name", name, Bounds.NAME);
            if (delay.isNegative()) {
                throw new IllegalArgumentException("delay must not be negative, but is " + delay);
            }
        }

        /**
         * A step of a definition.
         *
         * @param step the step
         * @return the same as what follows
         */
        public static Next of(SequenceStep step) {
            return new Next(step.number(), step.name(), step.delay());
        }
    }

    /**
     * Checks that the parts fit the state, and makes the error one harmless line.
     *
     * @param step the step
     * @param to its new state
     * @param error why it was skipped or failed, at most 2,000 characters, or null
     * @param retryIn when to try again, for {@link To#PENDING} only, else null
     * @param next the step that follows, or null: the sequence ends there
     * @throws IllegalArgumentException if {@code retryIn} is missing, negative or out of place, or {@code next} is
     */
    public StepMark {
        if ((retryIn != null) != (to == To.PENDING)) {
            throw new IllegalArgumentException("retryIn belongs to PENDING, and to it alone");
        }
        if (retryIn != null && retryIn.isNegative()) {
            throw new IllegalArgumentException("retryIn must not be negative, but is " + retryIn);
        }
        if (next != null && !to.finishes()) {
            throw new IllegalArgumentException("next belongs to DONE and SKIPPED, not to " + to);
        }
        error = error == null ? null : Visible.line(error, Bounds.ERROR);
    }
}
