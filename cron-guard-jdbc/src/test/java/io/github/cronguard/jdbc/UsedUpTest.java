package io.github.cronguard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.memory.ManualClock;
import io.github.cronguard.spi.RateLimitResult;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class UsedUpTest {
    private final ManualClock clock = ManualClock.at("2026-11-24T12:00:00Z");
    private final UsedUp usedUp = new UsedUp(clock, 3);

    private static RateLimitResult refused(Duration left) {
        return new RateLimitResult(false, 10, 0, left);
    }

    @Test
    void refusesWhoIsRememberedAndCountsDown() {
        usedUp.remember("caller", refused(Duration.ofSeconds(20)), clock.nanoTime());
        clock.advance(Duration.ofSeconds(5));
        assertThat(usedUp.refusal("caller")).contains(refused(Duration.ofSeconds(15)));
        assertThat(usedUp.refusal("another")).isEmpty();
    }

    @Test
    void forgetsTooEarlyAndTellsTooLateByTheWayToTheDatabaseAndBack() {
        long asked = clock.nanoTime();
        clock.advance(Duration.ofSeconds(2));
        usedUp.remember("caller", refused(Duration.ofSeconds(20)), asked);
        clock.advance(Duration.ofSeconds(18).minusNanos(1));
        assertThat(usedUp.refusal("caller"))
                .contains(refused(Duration.ofSeconds(2).plusNanos(1)));
        clock.advance(Duration.ofNanos(1));
        assertThat(usedUp.refusal("caller")).isEmpty();
        assertThat(usedUp.keys()).isZero();
    }

    @Test
    void asksAgainAfterAMinuteHoweverLongTheWindowIs() {
        usedUp.remember("caller", refused(Duration.ofDays(400_000)), clock.nanoTime());
        clock.advance(Duration.ofMinutes(1).minusNanos(1));
        assertThat(usedUp.refusal("caller")).isPresent();
        clock.advance(Duration.ofNanos(1));
        assertThat(usedUp.refusal("caller")).isEmpty();
    }

    @Test
    void remembersABoundedNumberOfKeysAndForgetsTheEndedOnesFirst() {
        usedUp.remember("a", refused(Duration.ofSeconds(1)), clock.nanoTime());
        usedUp.remember("b", refused(Duration.ofSeconds(20)), clock.nanoTime());
        usedUp.remember("c", refused(Duration.ofSeconds(20)), clock.nanoTime());
        usedUp.remember("d", refused(Duration.ofSeconds(20)), clock.nanoTime());
        assertThat(usedUp.keys()).isEqualTo(3);
        assertThat(usedUp.refusal("d")).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        usedUp.remember("d", refused(Duration.ofSeconds(20)), clock.nanoTime());
        assertThat(usedUp.refusal("d")).isPresent();
        assertThat(usedUp.refusal("b")).isPresent();
        assertThat(usedUp.keys()).isEqualTo(3);
    }
}
