package io.github.cronguard.testkit;

import io.github.cronguard.memory.ManualClock;
import io.github.cronguard.spi.RateLimit;
import io.github.cronguard.spi.RateLimitResult;
import io.github.cronguard.spi.RateLimiter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Shows that the contract can be kept, by a limiter of a few lines. */
final class WindowLimiterTest extends RateLimiterContract {

    private final ManualClock clock = ManualClock.at("2026-11-24T12:00:00Z");

    @Override
    protected RateLimiter limiter(List<RateLimit> limits) {
        return new WindowLimiter(limits, clock);
    }

    @Override
    protected void passTime(Duration time) {
        clock.advance(time);
    }

    /** One limit's present window for one key; it begins with its first permit. */
    private static final class Window {

        private final RateLimit limit;
        private long start;
        private int left;

        Window(RateLimit limit, long now) {
            this.limit = limit;
            this.start = now;
            this.left = limit.permits();
        }

        void moveTo(long now) {
            if (now - start >= limit.window().toNanos()) {
                start = now;
                left = limit.permits();
            }
        }

        Duration untilOneIsLeft(long now) {
            return left > 0 ? Duration.ZERO : limit.window().minusNanos(now - start);
        }
    }

    private record WindowLimiter(List<RateLimit> limits, ManualClock clock, Map<String, List<Window>> windows)
            implements RateLimiter {

        WindowLimiter(List<RateLimit> limits, ManualClock clock) {
            this(limits, clock, new HashMap<>());
        }

        @Override
        public synchronized RateLimitResult tryAcquire(String key) {
            long now = clock.nanoTime();
            List<Window> mine = windows.computeIfAbsent(key, k -> {
                List<Window> fresh = new ArrayList<>();
                limits.forEach(limit -> fresh.add(new Window(limit, now)));
                return fresh;
            });
            mine.forEach(window -> window.moveTo(now));
            boolean allowed = mine.stream().allMatch(window -> window.left > 0);
            if (allowed) {
                mine.forEach(window -> window.left--);
            }
            Window nearest = mine.stream()
                    .max(Comparator.comparing((Window w) -> w.untilOneIsLeft(now))
                            .thenComparing(w -> -w.left))
                    .orElseThrow();
            return new RateLimitResult(allowed, nearest.limit.permits(), nearest.left, nearest.untilOneIsLeft(now));
        }
    }
}
