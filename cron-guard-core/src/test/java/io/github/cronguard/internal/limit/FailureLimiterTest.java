package io.github.cronguard.internal.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.memory.ManualClock;
import io.github.cronguard.spi.RateLimit;
import io.github.cronguard.spi.RateLimitResult;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FailureLimiterTest {
    private final ManualClock clock = ManualClock.at("2026-11-24T12:00:00Z");

    private FailureLimiter limiter(int permits) {
        return new FailureLimiter(new RateLimit(permits, Duration.ofMinutes(1)), clock, new FailureTable(42));
    }

    @Test
    void countsTheFailuresOfAnAddressInAWindow() {
        FailureLimiter limiter = limiter(2);
        assertThat(limiter.record("203.0.113.5")).isEqualTo(new RateLimitResult(true, 2, 1, Duration.ZERO));
        clock.advance(Duration.ofSeconds(20));
        assertThat(limiter.record("203.0.113.5")).isEqualTo(new RateLimitResult(true, 2, 0, Duration.ofSeconds(40)));
        assertThat(limiter.record("203.0.113.5")).isEqualTo(new RateLimitResult(false, 2, 0, Duration.ofSeconds(40)));
        assertThat(limiter.record("203.0.113.6").allowed()).isTrue();
        clock.advance(Duration.ofSeconds(40));
        assertThat(limiter.record("203.0.113.5")).isEqualTo(new RateLimitResult(true, 2, 1, Duration.ZERO));
    }

    @Test
    void countsIpv6ByItsNetworkAndTheUnknownTogether() {
        FailureLimiter limiter = limiter(1);
        assertThat(limiter.record("2001:db8:1:2::1").allowed()).isTrue();
        assertThat(limiter.record("2001:db8:1:2:ffff::2").allowed()).isFalse();
        assertThat(limiter.record("2001:db8:1:3::1").allowed()).isTrue();
        assertThat(limiter.record("unknown").allowed()).isTrue();
        assertThat(limiter.record("").allowed()).isFalse();
    }

    @Test
    void countsAHundredThousandAddressesNearlyExactly() {
        FailureLimiter limiter = limiter(1);
        int wrong = 0;
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 100_000; i++) {
                boolean allowed = limiter.record("10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255))
                        .allowed();
                wrong += allowed == (round == 0) ? 0 : 1;
            }
        }
        assertThat(wrong).as("addresses that gave way to others").isLessThan(2_000);
    }

    @Test
    void doesNotForgetTheWorstUnderAFlood() {
        FailureLimiter limiter = limiter(10);
        for (int i = 0; i < 50; i++) {
            limiter.record("203.0.113.5");
        }
        for (int i = 0; i < 1_000_000; i++) {
            limiter.record((i >> 16 & 255) + ".1." + (i >> 8 & 255) + "." + (i & 255));
        }
        assertThat(limiter.record("203.0.113.5").allowed()).isFalse();
    }

    @Test
    void losesNoCountToThreadsThatRace() throws InterruptedException {
        FailureTable table = new FailureTable(1);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        for (int i = 0; i < 4; i++) {
            threads.execute(() -> {
                for (int n = 0; n < 10_000; n++) {
                    table.increment(7, 3);
                }
            });
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(table.increment(7, 3)).isEqualTo(40_001);
    }

    @Test
    void stopsCountingBeforeItsBitsRunOut() {
        FailureTable table = new FailureTable(1);
        int count = 0;
        for (int i = 0; i < (1 << 20) + 5; i++) {
            count = table.increment(7, 3);
        }
        assertThat(count).isEqualTo((1 << 20) - 1);
        assertThat(table.increment(7, 4)).isEqualTo(1);
    }

    @Test
    void worksWithARandomSeed() {
        FailureLimiter limiter = new FailureLimiter(new RateLimit(1, Duration.ofMinutes(1)), clock);
        assertThat(limiter.record("203.0.113.5").allowed()).isTrue();
        assertThat(limiter.record("203.0.113.5").allowed()).isFalse();
    }
}
