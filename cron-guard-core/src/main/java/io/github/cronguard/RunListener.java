package io.github.cronguard;

import io.github.cronguard.spi.RunId;
import org.jspecify.annotations.Nullable;

/**
 * Hears of runs and refusals, for metrics and alerts. Called on the guard's or the container's threads: it returns
 * quickly
 * and does not block. What it throws is logged and changes nothing.
 */
public interface RunListener {

    /**
     * A run has its row and begins.
     *
     * @param runId its row
     * @param caller who triggered it
     */
    default void started(RunId runId, String caller) {}

    /**
     * A run has ended.
     *
     * @param outcome how
     * @param caller who triggered it
     */
    default void finished(RunOutcome.Ran outcome, String caller) {}

    /**
     * A trigger started no run.
     *
     * @param reason a word, e.g. {@code unauthorized} or {@code busy}
     * @param callerIp the client address, or null
     */
    default void refused(String reason, @Nullable String callerIp) {}
}
