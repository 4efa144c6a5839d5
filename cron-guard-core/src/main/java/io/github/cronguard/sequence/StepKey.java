package io.github.cronguard.sequence;

import io.github.cronguard.spi.Bounds;

/**
 * The idempotency key of a step: {@code sequence/enrollment/number}, from the second round on
 * {@code sequence/enrollment.round/number}.
 *
 * @param sequence the sequence's key
 * @param enrollment the enrollment's id
 * @param round 1 for the first
 * @param number the step's number
 */
public record StepKey(String sequence, long enrollment, int round, int number) {
    /**
     * Checks the parts.
     *
     * @param sequence the sequence's key
     * @param enrollment the enrollment's id
     * @param round 1 for the first
     * @param number the step's number
     * @throws IllegalArgumentException if the sequence is empty or too long, or a number is not positive
     */
    public StepKey {
        Bounds.required("sequence", sequence, Bounds.NAME);
        if (enrollment < 1 || round < 1 || number < 1) {
            throw new IllegalArgumentException(
                    "The numbers of a step key must be positive: " + enrollment + ", " + round + ", " + number);
        }
    }

    @Override
    public String toString() {
        return sequence + "/" + enrollment + (round == 1 ? "" : "." + round) + "/" + number;
    }
}
