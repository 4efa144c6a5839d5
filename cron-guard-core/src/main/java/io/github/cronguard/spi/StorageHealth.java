package io.github.cronguard.spi;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How things stand, in one cheap read.
 *
 * @param now the store's clock
 * @param lastRun the newest run, or null before the first one
 * @param lastSuccessAt when the newest run that ended {@link RunStatus#OK} or {@link RunStatus#PARTIAL} started, or
 *     null
 * @param backlog what is due
 * @param uncertain steps in doubt, counted up to {@link Backlog#MOST}
 * @param dead steps given up, counted up to {@link Backlog#MOST}
 * @param paused whether everything is paused
 * @param lease who holds the lock, or null when it is free
 */
public record StorageHealth(
        Instant now,
        @Nullable RunRecord lastRun,
        @Nullable Instant lastSuccessAt,
        Backlog backlog,
        long uncertain,
        long dead,
        boolean paused,
        @Nullable Holder lease) {

    /**
     * Who holds the lock.
     *
     * @param node where, shown and never trusted
     * @param fence the lease's
     * @param acquiredAt since when
     * @param expiresAt until when, unless it is extended
     */
    public record Holder(String node, long fence, Instant acquiredAt, Instant expiresAt) {}
}
