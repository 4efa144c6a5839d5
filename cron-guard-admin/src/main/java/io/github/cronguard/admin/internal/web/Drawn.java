package io.github.cronguard.admin.internal.web;

import io.github.cronguard.spi.ContactRecord;
import io.github.cronguard.spi.Pause;
import io.github.cronguard.spi.StepRecord;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a form was drawn for, as its field {@code seen} says it: what is not so any more is left as it is. */
public final class Drawn {
    private static final String FIELD = "seen";
    private static final int MOST = 80;

    private Drawn() {}

    /**
     * What is said of a step.
     *
     * @param step as it was shown
     * @return its state, its attempts, and when it was handed over last: attempts alone begin anew after another decision
     */
    public static String of(StepRecord step) {
        return step.state() + "/" + step.attempts() + "/" + step.claimedAt();
    }

    /**
     * What is said of a contact in a sequence.
     *
     * @param contact as it was shown
     * @return its state and its round
     */
    public static String of(ContactRecord contact) {
        return contact.state() + "/" + contact.round();
    }

    /**
     * What is said of a pause.
     *
     * @param pause as it was shown, or null if there was none
     * @return since when it is in force
     */
    public static String of(@Nullable Pause pause) {
        return pause == null ? "none" : Long.toString(pause.pausedAt().toEpochMilli());
    }

    /**
     * Whether a form was drawn for this.
     *
     * @param request with the form
     * @param now what would be said now
     * @return false if the form says something else, or nothing
     */
    public static boolean isAsDrawn(AdminRequest request, String now) {
        return request.fields().text(FIELD, MOST).equals(Optional.of(now));
    }
}
