package io.github.cronguard.internal.run;

import io.github.cronguard.RunCounts;
import io.github.cronguard.internal.text.Visible;
import io.github.cronguard.spi.RunStatus;
import org.jspecify.annotations.Nullable;

/** Adds up what a run's tasks did, and says how the run ended by it. Used by one thread. */
public final class Tally {
    private static final int LINE = 500;

    private RunCounts counts = RunCounts.NONE;
    private boolean good;
    private boolean bad;
    private final StringBuilder errors = new StringBuilder();

    /**
     * A task or steps ended well.
     *
     * @param done what was done
     */
    public void good(RunCounts done) {
        counts = counts.plus(done);
        good = true;
    }

    /**
     * A task or steps failed.
     *
     * @param done what was done all the same, with the failures
     * @param what failed, one line
     */
    public void bad(RunCounts done, String what) {
        counts = counts.plus(done);
        bad = true;
        error(what);
    }

    /**
     * Counts that say nothing about success.
     *
     * @param done what was done
     */
    public void neutral(RunCounts done) {
        counts = counts.plus(done);
    }

    /**
     * A line for the run's error that is no failure of its own.
     *
     * @param what one line
     */
    void error(String what) {
        errors.append(errors.isEmpty() ? "" : "\n").append(Visible.line(what, LINE));
    }

    /** Adds what another task did. */
    void add(Tally other) {
        counts = counts.plus(other.counts);
        good |= other.good;
        bad |= other.bad;
        if (!other.errors.isEmpty()) {
            errors.append(errors.isEmpty() ? "" : "\n").append(other.errors);
        }
    }

    RunCounts counts() {
        return counts;
    }

    @Nullable
    String errors() {
        return errors.isEmpty() ? null : errors.toString();
    }

    /** {@code FAILED} only where nothing went well. */
    RunStatus status() {
        if (!bad) {
            return RunStatus.OK;
        }
        return good ? RunStatus.PARTIAL : RunStatus.FAILED;
    }

    /**
     * One line about an exception: its type and message.
     *
     * @param failure the exception
     * @return harmless and bounded
     */
    public static String line(Throwable failure) {
        String message = failure.getMessage();
        return Visible.line(failure.getClass().getSimpleName() + (message == null ? "" : ": " + message), LINE);
    }
}
