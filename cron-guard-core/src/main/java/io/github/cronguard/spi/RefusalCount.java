package io.github.cronguard.spi;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * How many triggers were refused in a minute for one reason.
 *
 * @param guard the guard's name
 * @param minute the minute's start
 * @param reason a word, 1 to 64 characters
 * @param count how many more, at least 1
 * @param lastIp the last one's client address, or null
 * @param lastRequestId the last one's correlation id, or null
 */
public record RefusalCount(
        String guard,
        Instant minute,
        String reason,
        long count,
        @Nullable String lastIp,
        @Nullable String lastRequestId) {
    /**
     * Checks the parts.
     *
     * @param guard the guard's name
     * @param minute the minute's start
     * @param reason a word, 1 to 64 characters
     * @param count how many more, at least 1
     * @param lastIp the last one's client address, or null
     * @param lastRequestId the last one's correlation id, or null
     * @throws IllegalArgumentException if a text is empty, too long or holds control characters, the minute has
     *     seconds, or
     *     the count is not positive
     */
    public RefusalCount {
        Bounds.required("guard", guard, Bounds.NAME);
        Bounds.required("reason", reason, Bounds.NAME);
        if (!minute.truncatedTo(ChronoUnit.MINUTES).equals(minute)) {
            throw new IllegalArgumentException("minute must be a whole minute, but is " + minute);
        }
        if (count < 1) {
            throw new IllegalArgumentException("count must be positive, but is " + count);
        }
        if (lastIp != null) {
            Bounds.required("lastIp", lastIp, Bounds.ADDRESS);
        }
        if (lastRequestId != null) {
            Bounds.required("lastRequestId", lastRequestId, Bounds.REQUEST_ID);
        }
    }
}
