package io.github.cronguard.sequence;

import io.github.cronguard.spi.Bounds;
import java.time.Duration;

/**
 * One message of a sequence.
 *
 * @param number its identity: positive, unique in the sequence, never reused for another message
 * @param name a label, 1 to 64 characters
 * @param delay from the end of the step in front, or from the enrollment; not negative, at most ten years
 */
public record SequenceStep(int number, String name, Duration delay) {
    private static final Duration MOST = Duration.ofDays(3_660);

    /**
     * Checks the parts.
     *
     * @param number its identity: positive, unique in the sequence, never reused for another message
     * @param name a label, 1 to 64 characters
     * @param delay from the end of the step in front, or from the enrollment; not negative, at most ten years
     * @throws IllegalArgumentException if the number is not positive, the name is empty, too long or holds control
     *     characters, or the delay is negative or over ten years
     */
    public SequenceStep {
        if (number < 1) {
            throw new IllegalArgumentException("A step's number must be positive, but is " + number);
        }
        Bounds.required("A step's name", name, Bounds.NAME);
        if (delay.isNegative() || delay.compareTo(MOST) > 0) {
            throw new IllegalArgumentException("A step's delay must be from 0 to ten years, but is " + delay);
        }
    }
}
