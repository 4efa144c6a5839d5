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
 * @param pause the pause of everything, or null if it is not paused
 * @param pauseEndedAt when the last pause of everything ended, by itself or by an operator, or null if that is not known
 * @param refusals the most frequent reason for which triggers have been refused since the newest run started, looked for in
 *     the last hour alone; or null if there is none
 * @param lease who holds the lock, or null when it is free
 */
public record StorageHealth(
        Instant now,
        @Nullable RunRecord lastRun,
        @Nullable Instant lastSuccessAt,
        Backlog backlog,
        long uncertain,
        long dead,
        @Nullable Pause pause,
        @Nullable Instant pauseEndedAt,
        @Nullable RefusalTotal refusals,
        @Nullable Holder lease) {

    /**
     * Who holds the lock.
     *
     * @param node where, shown and never trusted
     * @param fence the lease's
     * @param acquiredAt since when
     * @param expiresAt until when, unless it is extended
     * @param run its run, or null before it has its row
     */
    public record Holder(
            String node,
            long fence,
            Instant acquiredAt,
            Instant expiresAt,
            @Nullable RunId run) {}
}
