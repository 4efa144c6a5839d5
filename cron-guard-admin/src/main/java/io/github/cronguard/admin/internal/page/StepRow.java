package io.github.cronguard.admin.internal.page;

import io.github.cronguard.admin.internal.web.Drawn;
import io.github.cronguard.spi.StepRecord;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step in a list.
 *
 * @param key its step key, as an action is told it
 * @param seen how it is, as an action is told it
 * @param query its step key, as a part of a link
 * @param shownKey its step key, as it is shown
 * @param step its number and name
 * @param sequence its sequence's key
 * @param contact whom it is for
 * @param contactLink the contact's page
 * @param badge how it is
 * @param due when it is or was due
 * @param claimed when it was handed over, or null
 * @param ended when it ended, or null
 * @param run the run that had it last, or null
 * @param attempts how many attempts were made, in words
 * @param error its error's first line; empty if it has none
 * @param fullError all of it, if that is more; else null
 * @param fresh whether it was handed over in the last 24 h, so that another attempt surprises nobody
 */
public record StepRow(
        String key,
        String seen,
        String query,
        String shownKey,
        String step,
        String sequence,
        String contact,
        String contactLink,
        Badge badge,
        When due,
        @Nullable When claimed,
        @Nullable When ended,
        @Nullable String run,
        String attempts,
        String error,
        @Nullable String fullError,
        boolean fresh) {
    private static final Duration FRESH = Duration.ofDays(1);

    static StepRow of(Instant now, StepRecord step) {
        String brief = Shown.firstLine(step.error());
        String full = Shown.full(step.error());
        return new StepRow(
                step.key(),
                Drawn.of(step),
                Link.to("").with("step", step.key()).toString(),
                Shown.brief(step.key()),
                "step " + step.number() + " " + Shown.brief(step.name()),
                Shown.brief(step.sequence()),
                Shown.brief(step.contact()),
                contactLink(step.contact()),
                Badge.of(step.state()),
                When.of(now, step.dueAt()),
                When.orNull(now, step.claimedAt()),
                When.orNull(now, step.finishedAt()),
                step.run() == null ? null : step.run().toString(),
                Numbers.of(step.attempts(), "attempt"),
                brief,
                full.equals(brief) ? null : full,
                step.claimedAt() != null && step.claimedAt().isAfter(now.minus(FRESH)));
    }

    static String contactLink(String contact) {
        return Link.to("/contact").with("contact", contact).toString();
    }
}
