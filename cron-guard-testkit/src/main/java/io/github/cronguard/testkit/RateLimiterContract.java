package io.github.cronguard.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.spi.RateLimit;
import io.github.cronguard.spi.RateLimitResult;
import io.github.cronguard.spi.RateLimiter;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a {@link RateLimiter} promises. */
public abstract class RateLimiterContract {

    private static final Duration WINDOW = Duration.ofHours(10);

    /** Made by a test class. */
    protected RateLimiterContract() {}

    /**
     * A new limiter that has given no permit yet.
     *
     * @param limits all of them hold for each key
     * @return the limiter
     */
    protected abstract RateLimiter limiter(List<RateLimit> limits);

    /**
     * Lets time pass for the limiter made last.
     *
     * @param time positive
     */
    protected abstract void passTime(Duration time);

    private RateLimiter limiter(int permits) {
        return limiter(List.of(new RateLimit(permits, WINDOW)));
    }

    @Test
    void countsThePermitsDown() {
        RateLimiter limiter = limiter(3);
        for (int left = 2; left >= 0; left--) {
            RateLimitResult result = limiter.tryAcquire("caller");
            assertThat(result.allowed()).isTrue();
            assertThat(result.limit()).isEqualTo(3);
            assertThat(result.remaining()).isEqualTo(left);
            if (left > 0) {
                assertThat(result.retryAfter()).isEqualTo(Duration.ZERO);
            }
        }
    }

    @Test
    void refusesOneTooManyAndSaysWhenToComeAgain() {
        RateLimiter limiter = limiter(1);
        limiter.tryAcquire("caller");
        RateLimitResult refused = limiter.tryAcquire("caller");
        assertThat(refused.allowed()).isFalse();
        assertThat(refused.limit()).isEqualTo(1);
        assertThat(refused.remaining()).isZero();
        assertThat(refused.retryAfter()).isPositive().isLessThanOrEqualTo(WINDOW);
    }

    @Test
    void whoWaitsAsLongAsToldGetsAPermit() {
        RateLimiter limiter = limiter(2);
        limiter.tryAcquire("caller");
        limiter.tryAcquire("caller");
        passTime(Duration.ofHours(1));
        passTime(limiter.tryAcquire("caller").retryAfter());
        assertThat(limiter.tryAcquire("caller").allowed()).isTrue();
    }

    @Test
    void aNewWindowHasAllPermitsAgain() {
        RateLimiter limiter = limiter(2);
        limiter.tryAcquire("caller");
        limiter.tryAcquire("caller");
        passTime(WINDOW);
        assertThat(limiter.tryAcquire("caller").remaining()).isEqualTo(1);
        assertThat(limiter.tryAcquire("caller").allowed()).isTrue();
        assertThat(limiter.tryAcquire("caller").allowed()).isFalse();
    }

    @Test
    void allOfSeveralLimitsHold() {
        RateLimiter limiter = limiter(List.of(new RateLimit(3, WINDOW), new RateLimit(1, Duration.ofHours(1))));
        for (int i = 0; i < 3; i++) {
            assertThat(limiter.tryAcquire("caller").allowed()).isTrue();
            passTime(Duration.ofHours(1));
        }
        RateLimitResult refused = limiter.tryAcquire("caller");
        assertThat(refused.allowed()).isFalse();
        assertThat(refused.limit()).isEqualTo(3);
        assertThat(refused.retryAfter()).isGreaterThan(Duration.ofHours(1));
    }

    @Test
    void whatOneLimitRefusesCostsNothingOfAnother() {
        RateLimiter limiter = limiter(List.of(new RateLimit(3, WINDOW), new RateLimit(1, Duration.ofHours(1))));
        limiter.tryAcquire("caller");
        for (int i = 0; i < 5; i++) {
            RateLimitResult refused = limiter.tryAcquire("caller");
            assertThat(refused.allowed()).isFalse();
            assertThat(refused.limit()).isEqualTo(1);
            assertThat(refused.retryAfter()).isLessThanOrEqualTo(Duration.ofHours(1));
        }
        passTime(Duration.ofHours(1));
        assertThat(limiter.tryAcquire("caller").allowed()).isTrue();
    }

    @Test
    void comparesKeysByteForByte() {
        RateLimiter limiter = limiter(1);
        for (String key : Texts.LOOKALIKES) {
            assertThat(limiter.tryAcquire(key).allowed()).as(key).isTrue();
        }
        assertThat(limiter.tryAcquire(Texts.full(255)).allowed()).isTrue();
        assertThat(limiter.tryAcquire(Texts.full(255)).allowed()).isFalse();
    }

    @Test
    void givesExactlyItsPermitsToManyThatAskAtOnce() {
        RateLimiter limiter = limiter(20);
        List<Long> got = Race.of(() -> IntStream.range(0, 10)
                .filter(i -> limiter.tryAcquire("caller").allowed())
                .count());
        assertThat(got.stream().mapToLong(Long::longValue).sum()).isEqualTo(20);
    }
}
