package io.github.cronguard.spi;

import io.github.cronguard.RunCounts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row of the audit trail. Times are the store's.
 *
 * @param id the row's id
 * @param status how it is or ended
 * @param requestId the correlation id
 * @param deliveryId the caller's id of the delivery, or null
 * @param method {@code GET}, {@code POST}, {@code MANUAL} or {@code TIMER}
 * @param caller the credential's, operator's or timer's name
 * @param callerIp the client address, or null
 * @param userAgent the caller's user agent, or null
 * @param node where it ran
 * @param fence the lease's fence
 * @param startedAt when it started
 * @param finishedAt when it ended, or null
 * @param durationMs how long it took, or null
 * @param counts what it did, so far as is known
 * @param output what its tasks wrote, or null
 * @param error what went wrong, or null
 */
public record RunRecord(
        RunId id,
        RunStatus status,
        String requestId,
        @Nullable String deliveryId,
        String method,
        String caller,
        @Nullable String callerIp,
        @Nullable String userAgent,
        String node,
        long fence,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Long durationMs,
        RunCounts counts,
        @Nullable String output,
        @Nullable String error) {}
