package io.github.cronguard.spi;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A contact in one sequence, as a person sees it.
 *
 * @param sequence the sequence's key
 * @param contact whom
 * @param round how often the contact was enrolled, from 1
 * @param state how the enrollment is
 * @param enrolledAt when its present round began
 * @param finishedAt when it ended, or null
 * @param steps of all rounds, oldest first: the newest 1,000
 */
public record ContactRecord(
        String sequence,
        String contact,
        int round,
        EnrollmentState state,
        Instant enrolledAt,
        @Nullable Instant finishedAt,
        List<StepRecord> steps) {
    /**
     * Takes a copy of the steps.
     *
     * @param sequence the sequence's key
     * @param contact whom
     * @param round how often the contact was enrolled, from 1
     * @param state how the enrollment is
     * @param enrolledAt when its present round began
     * @param finishedAt when it ended, or null
     * @param steps of all rounds, oldest first: the newest 1,000
     */
    public ContactRecord {
        steps = List.copyOf(steps);
    }
}
