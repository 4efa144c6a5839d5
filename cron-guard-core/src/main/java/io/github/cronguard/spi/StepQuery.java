package io.github.cronguard.spi;

import org.jspecify.annotations.Nullable;

/**
 * Which of the steps that wait for a decision a page shows, newest first. Where a sequence or an error is asked for, the
 * first {@value #MOST} rows behind {@code before} are looked at.
 *
 * @param state {@link StepState#UNCERTAIN}, {@link StepState#DEAD} or {@link StepState#QUEUED}
 * @param sequence only this sequence's, or null for all
 * @param error only those whose error contains this text, in any case of its ASCII letters, and in some stores of others too;
 *     or null for all
 * @param before only rows with a smaller number, or null for the first page
 * @param limit how many at most, 1 to 1,000
 */
public record StepQuery(
        StepState state,
        @Nullable String sequence,
        @Nullable String error,
        @Nullable Long before,
        int limit) {
    /** How many rows behind {@code before} are looked at where a sequence or an error is asked for. */
    public static final int MOST = 10_000;

    /**
     * Checks the parts.
     *
     * @param state {@link StepState#UNCERTAIN}, {@link StepState#DEAD} or {@link StepState#QUEUED}
     * @param sequence only this sequence's, or null for all
     * @param error only those whose error contains this text, in any case of its ASCII letters, and in some stores of others
     *     too; or null for all
     * @param before only rows with a smaller number, or null for the first page
     * @param limit how many at most, 1 to 1,000
     * @throws IllegalArgumentException if the state is another one, or the limit is not from 1 to 1,000
     */
    public StepQuery {
        if (state != StepState.UNCERTAIN && state != StepState.DEAD && state != StepState.QUEUED) {
            throw new IllegalArgumentException("state must be UNCERTAIN, DEAD or QUEUED, but is " + state);
        }
        if (limit < 1 || limit > 1_000) {
            throw new IllegalArgumentException("limit must be from 1 to 1000, but is " + limit);
        }
    }
}
