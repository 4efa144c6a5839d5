package io.github.cronguard;

import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.RunStatus;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of a trigger. */
public sealed interface RunOutcome {

    /**
     * What was done.
     *
     * @return zeros if nothing ran
     */
    default RunCounts counts() {
        return RunCounts.NONE;
    }

    /**
     * Asks for each outcome in turn; a new one would break the callers' build, as it should.
     *
     * @param <T> the answer's type
     * @param visitor answers
     * @return its answer
     */
    <T extends @Nullable Object> T match(Visitor<T> visitor);

    /**
     * One method for each outcome.
     *
     * @param <T> the answer's type
     */
    interface Visitor<T extends @Nullable Object> {
        /**
         * A run was made.
         *
         * @param outcome it
         * @return the answer
         */
        T ran(Ran outcome);

        /**
         * Another run has the lock.
         *
         * @param outcome it
         * @return the answer
         */
        T busy(Busy outcome);

        /**
         * An operator has paused everything.
         *
         * @param outcome it
         * @return the answer
         */
        T paused(Paused outcome);

        /**
         * No run could be started now.
         *
         * @param outcome it
         * @return the answer
         */
        T unavailable(Unavailable outcome);
    }

    /**
     * A run was made, and has ended.
     *
     * @param runId the run's row
     * @param status how it ended
     * @param counts what it did
     * @param duration how long it took
     * @param error what went wrong, or null
     */
    record Ran(
            RunId runId,
            RunStatus status,
            RunCounts counts,
            Duration duration,
            @Nullable String error) implements RunOutcome {
        @Override
        public <T extends @Nullable Object> T match(Visitor<T> visitor) {
            return visitor.ran(this);
        }
    }

    /**
     * Another run has the lock.
     *
     * @param retryAfter when it makes sense to try again, at least 1 s
     */
    record Busy(Duration retryAfter) implements RunOutcome {
        @Override
        public <T extends @Nullable Object> T match(Visitor<T> visitor) {
            return visitor.busy(this);
        }
    }

    /** An operator has paused everything. */
    record Paused() implements RunOutcome {
        @Override
        public <T extends @Nullable Object> T match(Visitor<T> visitor) {
            return visitor.paused(this);
        }
    }

    /**
     * No run could be started now: the storage does not answer, the guard is closing, or all its threads are taken.
     *
     * @param reason a word
     */
    record Unavailable(String reason) implements RunOutcome {
        @Override
        public <T extends @Nullable Object> T match(Visitor<T> visitor) {
            return visitor.unavailable(this);
        }
    }
}
