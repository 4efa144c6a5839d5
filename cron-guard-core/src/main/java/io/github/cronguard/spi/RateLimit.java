package io.github.cronguard.spi;

import java.time.Duration;

/**
 * So many permits in each window of time.
 *
 * @param permits at least 1
 * @param window positive
 */
public record RateLimit(int permits, Duration window) {
    /**
     * Checks the numbers.
     *
     * @param permits at least 1
     * @param window positive
     * @throws IllegalArgumentException if one is not positive
     */
    public RateLimit {
        if (permits < 1) {
            throw new IllegalArgumentException("permits must be positive, but are " + permits);
        }
        if (window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("window must be positive, but is " + window);
        }
    }
}
