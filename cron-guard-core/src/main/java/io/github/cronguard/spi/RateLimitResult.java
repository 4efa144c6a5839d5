package io.github.cronguard.spi;

import java.time.Duration;

/**
 * A limiter's answer.
 *
 * @param allowed whether the permit was given
 * @param limit how many there are in a window, of the limit that is nearest to its end
 * @param remaining how many are left in this window
 * @param retryAfter how long until a permit will be there, zero if there is one now; it is true: who waits that long
 *     and is
 *     alone gets one
 */
public record RateLimitResult(boolean allowed, long limit, long remaining, Duration retryAfter) {
    /**
     * Checks the numbers.
     *
     * @param allowed whether the permit was given
     * @param limit how many there are in a window, of the limit that is nearest to its end
     * @param remaining how many are left in this window
     * @param retryAfter how long until a permit will be there, zero if there is one now; it is true: who waits that
     *     long and is alone gets one
     * @throws IllegalArgumentException if one of them is negative
     */
    public RateLimitResult {
        Bounds.notNegative("limit", limit);
        Bounds.notNegative("remaining", remaining);
        if (retryAfter.isNegative()) {
            throw new IllegalArgumentException("retryAfter must not be negative, but is " + retryAfter);
        }
    }
}
