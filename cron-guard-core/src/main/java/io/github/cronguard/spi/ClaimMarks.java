package io.github.cronguard.spi;

import java.util.List;

/**
 * What became of steps of one claim.
 *
 * @param claim the claim
 * @param marks at most one for each of its steps
 */
public record ClaimMarks(Claim claim, List<StepMark> marks) {
    /**
     * Takes a copy of the marks.
     *
     * @param claim the claim
     * @param marks at most one for each of its steps
     */
    public ClaimMarks {
        marks = List.copyOf(marks);
    }
}
