package io.github.cronguard.internal.limit;

import io.github.cronguard.GuardClock;
import io.github.cronguard.spi.RateLimit;
import io.github.cronguard.spi.RateLimitResult;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.internal.AtomicRateLimiter;
import io.github.resilience4j.ratelimiter.internal.AtomicRateLimiter.AtomicRateLimiterMetrics;
import java.time.Duration;
import java.util.List;

/** The windows of one key. A permit is taken from all of them or from none. */
final class KeyWindows {
    private final List<AtomicRateLimiter> windows;

    KeyWindows(List<RateLimit> limits, GuardClock clock) {
        this.windows = limits.stream().map(limit -> window(limit, clock)).toList();
    }

    private static AtomicRateLimiter window(RateLimit limit, GuardClock clock) {
        RateLimiterConfig config = RateLimiterConfig.custom()
                .limitForPeriod(limit.permits())
                .limitRefreshPeriod(limit.window())
                .timeoutDuration(Duration.ZERO)
                .build();
        return new AtomicRateLimiter("callers", config, clock::nanoTime);
    }

    /** The lock is of this key alone; without it a permit could be lost to a limit whose neighbour then refuses. */
    synchronized RateLimitResult tryAcquire() {
        boolean allowed = windows.stream().allMatch(w -> available(w) > 0);
        if (allowed) {
            windows.forEach(w -> w.acquirePermission(1));
        }
        return result(allowed);
    }

    private RateLimitResult result(boolean allowed) {
        long limit = Long.MAX_VALUE;
        long remaining = Long.MAX_VALUE;
        long wait = 0;
        for (AtomicRateLimiter window : windows) {
            AtomicRateLimiterMetrics metrics = window.getDetailedMetrics();
            long left = Math.max(0, metrics.getAvailablePermissions());
            if (left < remaining) {
                remaining = left;
                limit = window.getRateLimiterConfig().getLimitForPeriod();
            }
            wait = Math.max(wait, metrics.getNanosToWait());
        }
        return new RateLimitResult(allowed, limit, remaining, Duration.ofNanos(wait));
    }

    /** Whether forgetting this key would change nothing. */
    boolean isFull() {
        return windows.stream()
                .allMatch(w -> available(w) == w.getRateLimiterConfig().getLimitForPeriod());
    }

    private static int available(AtomicRateLimiter window) {
        return window.getMetrics().getAvailablePermissions();
    }
}
