package io.github.cronguard.internal.limit;

import io.github.cronguard.GuardClock;
import io.github.cronguard.spi.RateLimit;
import io.github.cronguard.spi.RateLimitResult;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.internal.AtomicRateLimiter;
import io.github.resilience4j.ratelimiter.internal.AtomicRateLimiter.AtomicRateLimiterMetrics;
import java.time.Duration;
import java.util.List;

/**
 * The windows of one key. A permit is taken from all of them or from none, at one reading of the ticker. Safe for use by several
 * threads.
 */
final class KeyWindows {
    private final GuardClock clock;
    private final AtomicRateLimiter[] windows;
    private long now;

    KeyWindows(List<RateLimit> limits, GuardClock clock) {
        this.clock = clock;
        this.now = clock.nanoTime();
        this.windows = limits.stream().map(this::window).toArray(AtomicRateLimiter[]::new);
    }

    private AtomicRateLimiter window(RateLimit limit) {
        RateLimiterConfig config = RateLimiterConfig.custom()
                .limitForPeriod(limit.permits())
                .limitRefreshPeriod(limit.window())
                .timeoutDuration(Duration.ZERO)
                .build();
        return new AtomicRateLimiter("callers", config, () -> now);
    }

    /** The lock is of this key alone; without it a permit could be lost to a limit whose neighbour then refuses. */
    synchronized RateLimitResult tryAcquire() {
        now = clock.nanoTime(); // a reading is most of a permit's time
        for (AtomicRateLimiter window : windows) {
            if (available(window) <= 0) {
                return result(false);
            }
        }
        for (AtomicRateLimiter window : windows) {
            window.acquirePermission(1);
        }
        return result(true);
    }

    private RateLimitResult result(boolean allowed) {
        int limit = Integer.MAX_VALUE;
        int remaining = Integer.MAX_VALUE;
        long wait = 0;
        for (AtomicRateLimiter window : windows) {
            AtomicRateLimiterMetrics metrics = window.getDetailedMetrics();
            int left = Math.max(0, metrics.getAvailablePermissions());
            if (left < remaining) {
                remaining = left;
                limit = window.getRateLimiterConfig().getLimitForPeriod();
            }
            wait = Math.max(wait, metrics.getNanosToWait());
        }
        return new RateLimitResult(allowed, limit, remaining, Duration.ofNanos(wait));
    }

    /** Whether forgetting this key would change nothing. */
    synchronized boolean isFull() {
        now = clock.nanoTime();
        for (AtomicRateLimiter window : windows) {
            if (available(window) < window.getRateLimiterConfig().getLimitForPeriod()) {
                return false;
            }
        }
        return true;
    }

    private static int available(AtomicRateLimiter window) {
        return window.getMetrics().getAvailablePermissions();
    }
}
