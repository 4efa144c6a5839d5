package io.github.cronguard.admin.internal.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of a contact, but for its attributes, which nobody needs to see here.
 *
 * @param asked as in the field; empty if nobody was asked for
 * @param shown as it is shown; empty if nobody was asked for
 * @param sequences each sequence that it is or was in
 */
public record ContactModel(String asked, String shown, List<Part> sequences) {

    /**
     * The contact in a sequence.
     *
     * @param sequence the sequence's key, as an action is told it
     * @param seen how the enrollment is, as an action is told it
     * @param shown the sequence's key, as it is shown
     * @param badge how the enrollment is
     * @param round how often it was enrolled
     * @param enrolled when its present round began
     * @param finished when it ended, or null
     * @param canPause whether it can be paused
     * @param canResume whether it is paused
     * @param cancelLink the page that cancels it; null if it has ended
     * @param rounds newest first
     */
    public record Part(
            String sequence,
            String seen,
            String shown,
            Badge badge,
            int round,
            When enrolled,
            @Nullable When finished,
            boolean canPause,
            boolean canResume,
            @Nullable String cancelLink,
            List<Round> rounds) {}

    /**
     * The steps of one round.
     *
     * @param number from 1
     * @param steps oldest first
     */
    public record Round(int number, List<StepRow> steps) {}
}
