package io.github.cronguard.admin.internal.action;

import io.github.cronguard.sequence.Enrollments;
import io.github.cronguard.spi.StepState;

/**
 * What a person decides of steps that wait for it.
 *
 * @param name the action's
 * @param state of the steps that wait for it
 * @param reasonRequired whether a reason has to be given
 * @param title in front of the number of steps
 * @param button asks for it
 * @param done what was done, in front of the step or the numbers
 * @param consequence what comes of it
 * @param decision does it to one step
 */
record StepVerb(
        String name,
        StepState state,
        boolean reasonRequired,
        String title,
        String button,
        String done,
        String consequence,
        Decision decision) {

    /** Does it to one step; false if that does not wait for it any more. */
    @FunctionalInterface
    interface Decision {
        boolean on(Enrollments enrollments, String key);
    }

    static final StepVerb CONFIRM_SENT = new StepVerb(
            "confirm-sent",
            StepState.UNCERTAIN,
            false,
            "Mark as sent:",
            "Mark as sent",
            "Marked as sent",
            "A step that is marked as sent counts as done, and its sequence goes on.",
            Enrollments::confirmSent);

    static final StepVerb SEND_AGAIN = new StepVerb(
            "send-again",
            StepState.UNCERTAIN,
            true,
            "Send again:",
            "Send again",
            "To be sent again",
            "Each step is due at once, and sent with the next run.",
            Enrollments::sendAgain);

    static final StepVerb RETRY = new StepVerb(
            "retry",
            StepState.DEAD,
            false,
            "Try again:",
            "Try again",
            "To be tried again",
            "Each step is due at once, with all attempts before it. It may be long after the time it was meant for.",
            Enrollments::retry);

    static final StepVerb DISCARD = new StepVerb(
            "discard",
            StepState.DEAD,
            true,
            "Discard:",
            "Discard",
            "Discarded",
            "A discarded step is left out for good, and its sequence goes on with the next one.",
            Enrollments::discard);
}
