package io.github.cronguard.admin.internal.page;

import io.github.cronguard.admin.internal.page.AttentionModel.Decision;
import io.github.cronguard.spi.StepState;

/** What a step can wait for. The names are a field's words. */
enum AttentionState {
    /** Nobody knows whether it was sent. */
    UNCERTAIN(
            StepState.UNCERTAIN,
            "Uncertain",
            "The process died while handing these over, or their handler does not know. They may or may not have been sent, and"
                    + " are never sent again by themselves."),
    /** It is not tried any more. */
    DEAD(
            StepState.DEAD,
            "Dead",
            "All attempts of these failed, or they were refused for good. Their contacts wait behind them."),
    /** An engine has it. */
    QUEUED(
            StepState.QUEUED,
            "Queued",
            "An engine has these and says how they end. They are no fault, unless one stays here for long.");

    final StepState state;
    final String word;
    final String meaning;

    AttentionState(StepState state, String word, String meaning) {
        this.state = state;
        this.word = word;
        this.meaning = meaning;
    }

    /** What is decided first; nothing of queued ones. */
    Decision first() {
        return switch (this) {
            case UNCERTAIN -> new Decision("confirm-sent", "It was sent", true);
            case DEAD -> new Decision("retry", "Retry", false);
            case QUEUED -> Decision.NONE;
        };
    }

    /** The other way; nothing of queued ones. */
    Decision second() {
        return switch (this) {
            case UNCERTAIN -> new Decision("send-again", "Send again", false);
            case DEAD -> new Decision("discard", "Discard", false);
            case QUEUED -> Decision.NONE;
        };
    }
}
