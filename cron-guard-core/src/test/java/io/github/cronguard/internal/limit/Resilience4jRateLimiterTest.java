package io.github.cronguard.internal.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cronguard.GuardClock;
import io.github.cronguard.memory.ManualClock;
import io.github.cronguard.spi.RateLimit;
import io.github.cronguard.spi.RateLimitResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class Resilience4jRateLimiterTest {
    private final ManualClock clock = ManualClock.at("2026-11-24T12:00:00Z");

    private static RateLimit limit(int permits, int seconds) {
        return new RateLimit(permits, Duration.ofSeconds(seconds));
    }

    @Test
    void givesThePermitsOfAWindowAndSaysWhenTheNextOneComes() {
        Resilience4jRateLimiter limiter = new Resilience4jRateLimiter(List.of(limit(2, 10)), clock);
        assertThat(limiter.tryAcquire("a")).isEqualTo(new RateLimitResult(true, 2, 1, Duration.ZERO));
        clock.advance(Duration.ofSeconds(3));
        assertThat(limiter.tryAcquire("a")).isEqualTo(new RateLimitResult(true, 2, 0, Duration.ofSeconds(7)));
        assertThat(limiter.tryAcquire("a")).isEqualTo(new RateLimitResult(false, 2, 0, Duration.ofSeconds(7)));
        assertThat(limiter.tryAcquire("b").allowed()).as("another key").isTrue();
        clock.advance(Duration.ofSeconds(7).minusNanos(1));
        assertThat(limiter.tryAcquire("a").allowed()).isFalse();
        clock.advance(Duration.ofNanos(1));
        assertThat(limiter.tryAcquire("a")).isEqualTo(new RateLimitResult(true, 2, 1, Duration.ZERO));
    }

    @Test
    void takesNoPermitFromOneLimitWhenAnotherRefuses() {
        Resilience4jRateLimiter limiter = new Resilience4jRateLimiter(List.of(limit(3, 100), limit(1, 10)), clock);
        assertThat(limiter.tryAcquire("a").allowed()).isTrue();
        for (int i = 0; i < 20; i++) {
            assertThat(limiter.tryAcquire("a")).isEqualTo(new RateLimitResult(false, 1, 0, Duration.ofSeconds(10)));
        }
        clock.advance(Duration.ofSeconds(10));
        assertThat(limiter.tryAcquire("a").allowed()).isTrue();
        clock.advance(Duration.ofSeconds(10));
        assertThat(limiter.tryAcquire("a").allowed()).isTrue();
        clock.advance(Duration.ofSeconds(10));
        assertThat(limiter.tryAcquire("a")).isEqualTo(new RateLimitResult(false, 3, 0, Duration.ofSeconds(70)));
    }

    @Test
    void saysTheTrueTimeToWait() {
        Resilience4jRateLimiter limiter =
                new Resilience4jRateLimiter(List.of(limit(5, 60), limit(2, 7), limit(11, 600)), clock);
        Random random = new Random(9);
        for (int i = 0; i < 2_000; i++) {
            clock.advance(Duration.ofMillis(random.nextInt(5_000)));
            RateLimitResult result = limiter.tryAcquire("a");
            if (!result.allowed()) {
                assertThat(result.retryAfter()).isPositive();
                clock.advance(result.retryAfter());
                assertThat(limiter.tryAcquire("a").allowed()).isTrue();
            }
        }
    }

    @Test
    void remembersABoundedNumberOfKeys() {
        Resilience4jRateLimiter limiter = new Resilience4jRateLimiter(List.of(limit(1, 10)), clock, 3);
        for (int i = 0; i < 3; i++) {
            assertThat(limiter.tryAcquire("key" + i).allowed()).isTrue();
        }
        assertThat(limiter.tryAcquire("more1").allowed())
                .as("the shared permit")
                .isTrue();
        assertThat(limiter.tryAcquire("more2").allowed()).as("which is gone").isFalse();
        assertThat(limiter.keys()).isEqualTo(3);
        clock.advance(Duration.ofSeconds(10));
        assertThat(limiter.tryAcquire("more2").allowed()).isTrue();
        assertThat(limiter.keys()).as("the others were idle").isEqualTo(1);
    }

    @Test
    void givesNoPermitTwiceToThreadsThatRace() throws InterruptedException {
        Resilience4jRateLimiter limiter = new Resilience4jRateLimiter(List.of(limit(50, 10), limit(70, 20)), clock);
        AtomicInteger allowed = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        for (int i = 0; i < 8; i++) {
            threads.execute(() -> {
                try {
                    start.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                for (int n = 0; n < 100; n++) {
                    allowed.addAndGet(limiter.tryAcquire("a").allowed() ? 1 : 0);
                }
            });
        }
        start.countDown();
        threads.shutdown();
        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(allowed).hasValue(50);
    }

    @Test
    void decidesByOneReadingOfTheTicker() {
        AtomicInteger readings = new AtomicInteger();
        GuardClock counting = new GuardClock() {
            @Override
            public long nanoTime() {
                readings.incrementAndGet();
                return clock.nanoTime();
            }

            @Override
            public Instant instant() {
                return clock.instant();
            }
        };
        Resilience4jRateLimiter limiter = new Resilience4jRateLimiter(List.of(limit(3, 100), limit(1, 10)), counting);
        limiter.tryAcquire("a");
        readings.set(0);
        assertThat(limiter.tryAcquire("a").allowed()).isFalse();
        clock.advance(Duration.ofSeconds(10));
        assertThat(limiter.tryAcquire("a").allowed()).isTrue();
        assertThat(readings).hasValue(2);
    }

    @Test
    void lastsLongerThanASignedNanosecondCountIsUsedTo() {
        Resilience4jRateLimiter limiter = new Resilience4jRateLimiter(List.of(limit(1, 1)), clock);
        limiter.tryAcquire("a");
        clock.advance(Duration.ofDays(3_650));
        assertThat(limiter.tryAcquire("a").allowed()).isTrue();
        assertThat(limiter.tryAcquire("a").retryAfter()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void liesInMemoryAndWantsALimit() {
        assertThat(new Resilience4jRateLimiter(List.of(limit(1, 1)), clock).blocking())
                .isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new Resilience4jRateLimiter(List.of(), clock));
    }
}
