package io.github.cronguard.spi;

import io.github.cronguard.RunCounts;
import io.github.cronguard.internal.text.Visible;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended. Longer texts are cut, control characters escaped.
 *
 * @param status final
 * @param duration by the monotonic ticker
 * @param counts what it did
 * @param output what its tasks wrote, at most 16,000 characters, or null
 * @param error what went wrong, at most 2,000 characters, or null
 */
public record RunFinish(
        RunStatus status,
        Duration duration,
        RunCounts counts,
        @Nullable String output,
        @Nullable String error) {
    /**
     * Checks the status and bounds the texts.
     *
     * @param status final
     * @param duration by the monotonic ticker
     * @param counts what it did
     * @param output what its tasks wrote, at most 16,000 characters, or null
     * @param error what went wrong, at most 2,000 characters, or null
     * @throws IllegalArgumentException if the status is not final or the duration is negative
     */
    public RunFinish {
        if (!status.isFinal()) {
            throw new IllegalArgumentException("A run cannot finish as " + status);
        }
        Bounds.notNegative("duration", duration.toNanos());
        output = output == null ? null : Visible.lines(output, Bounds.OUTPUT);
        error = error == null ? null : Visible.lines(error, Bounds.ERROR);
    }
}
