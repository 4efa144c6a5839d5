package io.github.cronguard.internal.tick;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final Parts parts = new Parts();
    private final Pace pace = parts.pace;

    @AfterEach
    void close() {
        parts.close();
    }

    @Test
    void goesOnUntilTheBudgetIsUsedUp() {
        assertThat(pace.goesOn()).isTrue();
        parts.clock.advance(Parts.BUDGET.minusNanos(1));
        assertThat(pace.goesOn()).isTrue();
        parts.clock.advance(Duration.ofNanos(1));
        assertThat(pace.goesOn()).isFalse();
    }

    @Test
    void endsWithTheRun() {
        parts.run.close();
        assertThat(pace.goesOn()).isFalse();
    }

    @Test
    void leavesRoomUpToTheCap() {
        assertThat(pace.room(16)).isEqualTo(16);
        pace.claimed(90);
        assertThat(pace.room(16)).isEqualTo(10);
        pace.givenBack(3);
        assertThat(pace.room(16)).isEqualTo(13);
        assertThat(pace.capped()).isFalse();
    }

    @Test
    void isCappedOnceThereIsNoRoomForWhatIsAskedFor() {
        pace.claimed(Parts.CAP);
        assertThat(pace.capped()).as("nobody asked for more").isFalse();
        assertThat(pace.room(16)).isZero();
        assertThat(pace.capped()).isTrue();
        pace.givenBack(2);
        assertThat(pace.room(16)).isEqualTo(2);
        assertThat(pace.capped()).isTrue();
    }

    @Test
    void comparesAges() {
        long since = pace.now();
        assertThat(since).isEqualTo(parts.clock.nanoTime());
        parts.clock.advance(Duration.ofSeconds(2));
        assertThat(pace.olderThan(since, Duration.ofSeconds(2))).isFalse();
        parts.clock.advance(Duration.ofNanos(1));
        assertThat(pace.olderThan(since, Duration.ofSeconds(2))).isTrue();
    }

    @Test
    void belongsToARun() {
        assertThat(pace.run()).isSameAs(parts.run.task());
    }
}
