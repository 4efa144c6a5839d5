package io.github.cronguard.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.BacklogChange;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BacklogTrendTest {
    private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");
    private final BacklogTrend trend = new BacklogTrend();

    private void add(int second, long due, int waits) {
        trend.add(START.plusSeconds(second), due, Duration.ofSeconds(waits));
    }

    @Test
    void knowsNothingBeforeTheSecondSample() {
        assertThat(trend.change()).isEmpty();
        add(0, 5, 1);
        assertThat(trend.change()).isEmpty();
        add(15, 7, 16);
        assertThat(trend.change()).contains(new BacklogChange(5, 7, Duration.ofSeconds(15)));
    }

    @Test
    void looksBackTenMinutes() {
        for (int second = 0; second <= 3_600; second += 15) {
            add(second, second, 0);
        }
        assertThat(trend.change()).contains(new BacklogChange(3_000, 3_600, Duration.ofMinutes(10)));
    }

    @Test
    void growsWhenTheOldestWaitsLongerThanEverInTenMinutes() {
        for (int second = 0; second < 600; second += 15) {
            add(second, 1, second);
            assertThat(trend.growing()).isFalse();
        }
        add(600, 1, 600);
        assertThat(trend.growing()).isTrue();
        add(615, 1, 600);
        assertThat(trend.growing()).as("no longer than before").isFalse();
        add(630, 1, 601);
        assertThat(trend.growing()).isTrue();
    }

    @Test
    void isBoundedAndBeginsAnewWhenTheClockGoesBack() {
        for (int milli = 0; milli < 5_000; milli++) {
            trend.add(START.plusMillis(milli), milli, Duration.ZERO);
        }
        assertThat(trend.change()).contains(new BacklogChange(4_000, 4_999, Duration.ofMillis(999)));
        add(0, 1, 0);
        assertThat(trend.change()).isEmpty();
    }
}
