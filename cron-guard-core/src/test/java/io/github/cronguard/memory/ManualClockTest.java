package io.github.cronguard.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class ManualClockTest {

    private final ManualClock clock = ManualClock.at("2026-11-24T12:00:00Z");

    @Test
    void movesTimeOfDayAndTickerTogether() {
        long before = clock.nanoTime();
        clock.advance(Duration.ofMillis(1_500));
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-11-24T12:00:01.500Z"));
        assertThat(clock.nanoTime() - before).isEqualTo(1_500_000_000);
        assertThat(clock).hasToString("ManualClock[2026-11-24T12:00:01.500Z]");
    }

    @Test
    void aChangedTimeOfDayLeavesTheTickerAlone() {
        long before = clock.nanoTime();
        clock.setTimeOfDay(Instant.EPOCH);
        assertThat(clock.instant()).isEqualTo(Instant.EPOCH);
        assertThat(clock.nanoTime()).isEqualTo(before);
    }

    @Test
    void doesNotGoBack() {
        assertThatIllegalArgumentException().isThrownBy(() -> clock.advance(Duration.ofNanos(-1)));
    }
}
