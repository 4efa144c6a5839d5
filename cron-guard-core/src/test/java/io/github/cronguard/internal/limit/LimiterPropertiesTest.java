package io.github.cronguard.internal.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.Seeded;
import io.github.cronguard.memory.ManualClock;
import io.github.cronguard.spi.RateLimit;
import io.github.cronguard.spi.RateLimitResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The limiters beside a list of all permits that were ever given. */
class LimiterPropertiesTest {
    private static final Duration NANO = Duration.ofNanos(1);

    /** Windows of fixed length, counted from the first call; every call that was allowed, by its time. */
    private static final class Ledger {
        private final List<RateLimit> limits;
        private final long origin;
        private final List<Long> given = new ArrayList<>();

        Ledger(List<RateLimit> limits, long origin) {
            this.limits = limits;
            this.origin = origin;
        }

        private long left(RateLimit limit, long now) {
            long window = limit.window().toNanos();
            long number = (now - origin) / window;
            return limit.permits()
                    - given.stream()
                            .filter(at -> (at - origin) / window == number)
                            .count();
        }

        RateLimitResult tryAcquire(long now) {
            boolean allowed = limits.stream().allMatch(limit -> left(limit, now) > 0);
            if (allowed) {
                given.add(now);
            }
            RateLimit tightest = limits.get(0);
            long wait = 0;
            for (RateLimit limit : limits) {
                tightest = left(limit, now) < left(tightest, now) ? limit : tightest;
                long window = limit.window().toNanos();
                wait = left(limit, now) == 0 ? Math.max(wait, window - (now - origin) % window) : wait;
            }
            return new RateLimitResult(allowed, tightest.permits(), left(tightest, now), Duration.ofNanos(wait));
        }
    }

    private static List<RateLimit> limits(SplittableRandom random) {
        return Stream.generate(() -> new RateLimit(1 + random.nextInt(6), Duration.ofNanos(1 + random.nextInt(1_000))))
                .limit(1 + random.nextInt(3))
                .toList();
    }

    @Test
    void callersGetExactlyThePermitsOfTheirWindows() {
        Seeded.forEach(300, random -> {
            ManualClock clock = ManualClock.at("2026-11-24T12:00:00Z");
            clock.advance(Duration.ofNanos(random.nextInt(1_000)));
            List<RateLimit> limits = limits(random);
            KeyWindows windows = new KeyWindows(limits, clock);
            Ledger ledger = new Ledger(limits, clock.nanoTime());
            for (int call = 0; call < 60; call++) {
                clock.advance(Duration.ofNanos(random.nextInt(random.nextInt(1, 400))));
                assertThat(windows.tryAcquire())
                        .as("call %d of %s", call, limits)
                        .isEqualTo(ledger.tryAcquire(clock.nanoTime()));
            }
        });
    }

    @Test
    void whoWaitsAsLongAsToldGetsAPermitAndNotAMomentBefore() {
        Seeded.forEach(300, random -> {
            ManualClock clock = ManualClock.at("2026-11-24T12:00:00Z");
            KeyWindows windows = new KeyWindows(limits(random), clock);
            for (int call = 0; call < 40; call++) {
                clock.advance(Duration.ofNanos(random.nextInt(100)));
                RateLimitResult refused = windows.tryAcquire();
                if (!refused.allowed()) {
                    clock.advance(refused.retryAfter().minus(NANO));
                    assertThat(windows.tryAcquire().allowed()).as("too early").isFalse();
                    clock.advance(NANO);
                    assertThat(windows.tryAcquire().allowed()).as("in time").isTrue();
                }
            }
        });
    }

    @Test
    void theWindowsOfFailuresAreCountedFromTheStart() {
        ManualClock clock = ManualClock.at("2026-11-24T12:00:00Z");
        clock.advance(Duration.ofSeconds(20));
        RateLimit limit = new RateLimit(1, Duration.ofMinutes(1));
        FailureLimiter failures = new FailureLimiter(limit, clock);
        assertThat(failures.limit()).isEqualTo(limit);
        failures.record("203.0.113.5");
        assertThat(failures.record("203.0.113.5").retryAfter()).isEqualTo(limit.window());
    }

    @Test
    void whoFailedTooOftenIsToldTheEndOfItsWindow() {
        Seeded.forEach(100, random -> {
            ManualClock clock = ManualClock.at("2026-11-24T12:00:00Z");
            RateLimit limit = new RateLimit(1 + random.nextInt(5), Duration.ofNanos(2 + random.nextInt(1_000)));
            FailureLimiter failures = new FailureLimiter(limit, clock, new FailureTable(random.nextLong()));
            for (int call = 0; call < 40; call++) {
                clock.advance(Duration.ofNanos(random.nextInt(50)));
                RateLimitResult refused = failures.record("203.0.113.5");
                if (!refused.allowed()) {
                    clock.advance(refused.retryAfter().minus(NANO));
                    assertThat(failures.record("203.0.113.5").allowed())
                            .as("too early")
                            .isFalse();
                    clock.advance(NANO);
                    assertThat(failures.record("203.0.113.5").allowed())
                            .as("in time")
                            .isTrue();
                }
            }
        });
    }
}
