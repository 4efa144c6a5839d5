package io.github.cronguard.sequence;

import org.jspecify.annotations.Nullable;

/**
 * How an attempt of a step ended. A failed attempt is no result but an exception, and says <em>not sent</em>.
 *
 * @param kind how it ended
 * @param why for {@link Kind#SKIPPED}, {@link Kind#REJECTED} and {@link Kind#UNCERTAIN}, else null; stored, at most
 *     2,000
 *     characters, longer ones are cut
 */
public record StepResult(Kind kind, @Nullable String why) {

    /** The ways an attempt can end. */
    public enum Kind {
        /** Done. */
        PROCESSED,
        /** On purpose not done; the sequence goes on. */
        SKIPPED,
        /** Written to an outbox: done for the sequence. */
        QUEUED,
        /** An engine has it; the sequence waits for {@link Enrollments#complete}. */
        AWAITING,
        /** Refused for good: dead at once, without further attempts. */
        REJECTED,
        /** The effect is not known: the sequence waits until a person decides. */
        UNCERTAIN
    }

    /**
     * Done.
     *
     * @return the result
     */
    public static StepResult processed() {
        return new StepResult(Kind.PROCESSED, null);
    }

    /**
     * On purpose not done; the sequence goes on.
     *
     * @param why for the step's row
     * @return the result
     */
    public static StepResult skipped(String why) {
        return new StepResult(Kind.SKIPPED, why);
    }

    /**
     * Written to an outbox: done for the sequence, counted as queued.
     *
     * @return the result
     */
    public static StepResult queued() {
        return new StepResult(Kind.QUEUED, null);
    }

    /**
     * An engine has it, the outcome comes later by {@link Enrollments#complete}.
     *
     * @return the result
     */
    public static StepResult awaiting() {
        return new StepResult(Kind.AWAITING, null);
    }

    /**
     * Refused for good, e.g. an unknown recipient.
     *
     * @param why for the step's row
     * @return the result
     */
    public static StepResult rejected(String why) {
        return new StepResult(Kind.REJECTED, why);
    }

    /**
     * The effect is not known, e.g. the connection broke after the mail's data went out.
     *
     * @param why for the step's row
     * @return the result
     */
    public static StepResult uncertain(String why) {
        return new StepResult(Kind.UNCERTAIN, why);
    }
}
