package io.github.cronguard.spi;

import java.util.List;

/**
 * What a run wants to claim.
 *
 * @param sequences of these sequences only, at least one
 * @param limit how many steps at most, positive
 * @param lease the run's
 */
public record ClaimRequest(List<String> sequences, int limit, Lease lease) {
    /**
     * Checks the limit and takes a copy of the names.
     *
     * @param sequences of these sequences only, at least one
     * @param limit how many steps at most, positive
     * @param lease the run's
     * @throws IllegalArgumentException if there is no sequence or the limit is not positive
     */
    public ClaimRequest {
        sequences = List.copyOf(sequences);
        if (sequences.isEmpty()) {
            throw new IllegalArgumentException("A claim names at least one sequence");
        }
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be positive, but is " + limit);
        }
    }
}
