package io.github.cronguard.spi;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much is due now.
 *
 * @param due how many steps, counted up to {@value #MOST}
 * @param oldestDueAt since when the oldest is due, null when nothing is
 */
public record Backlog(long due, @Nullable Instant oldestDueAt) {
    /** Counts stop here, so that a large backlog costs no more than a small one. */
    public static final int MOST = 1_000;
}
