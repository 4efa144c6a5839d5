package io.github.cronguard.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.internal.config.GuardConfig.LeaseTimes;
import io.github.cronguard.internal.run.HeldLease.State;
import io.github.cronguard.memory.ManualClock;
import io.github.cronguard.spi.Lease;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class HeldLeaseTest {
    private static final Duration TTL = Duration.ofSeconds(90);

    private final ManualClock clock = ManualClock.at("2026-11-24T12:00:00Z");
    private final List<Duration> extensions = new ArrayList<>();
    private long deadline = TTL.toNanos();
    private boolean given;

    /** What the lock answers to an extension. */
    private Function<Duration, Boolean> answer = this::extended;

    private final HeldLease lease =
            new HeldLease(new Scripted(), new LeaseTimes(TTL, Duration.ofMinutes(10)), clock, clock.nanoTime());

    private boolean extended(Duration ttl) {
        deadline = clock.nanoTime() + ttl.toNanos();
        return true;
    }

    private static boolean unknown(Duration ttl) {
        throw new IllegalStateException("the network blinked");
    }

    private void pass(long seconds) {
        clock.advance(Duration.ofSeconds(seconds));
    }

    @Test
    void isSuspectAfterABeatWhoseOutcomeIsNotKnownAndActiveAgainAfterOneThatWorks() {
        answer = HeldLeaseTest::unknown;
        assertThat(lease.beat()).as("known").isFalse();
        assertThat(lease.state()).isEqualTo(State.SUSPECT);
        assertThat(lease.lost()).isFalse();
        answer = this::extended;
        assertThat(lease.beat()).isTrue();
        assertThat(lease.state()).isEqualTo(State.ACTIVE);
    }

    @Test
    void isLostByTheTickerAloneWhenNoBeatComes() {
        pass(89);
        assertThat(lease.state()).isEqualTo(State.ACTIVE);
        pass(1);
        assertThat(lease.lost()).isTrue();
        assertThat(extensions).isEmpty();
    }

    @Test
    void isLostWhenBeatsFailUntilItsTimeIsOver() {
        answer = HeldLeaseTest::unknown;
        for (int beat = 0; beat < 12; beat++) {
            lease.beat();
            assertThat(lease.state()).isEqualTo(State.SUSPECT);
            pass(7);
        }
        pass(6);
        assertThat(lease.state()).isEqualTo(State.LOST);
        answer = this::extended;
        lease.beat();
        assertThat(lease.state()).as("nothing brings it back").isEqualTo(State.LOST);
        assertThat(extensions).hasSize(12);
    }

    @Test
    void isLostForGoodWhenAnExtensionSaysNo() {
        answer = ttl -> false;
        assertThat(lease.beat()).isTrue();
        assertThat(lease.state()).isEqualTo(State.LOST);
        assertThat(lease.remaining()).isPositive();
        answer = this::extended;
        lease.beat();
        assertThat(lease.lost()).isTrue();
        assertThat(extensions).hasSize(1);
    }

    @Test
    void isLostWhenAClaimSawAnotherHolder() {
        lease.lose();
        assertThat(lease.lost()).isTrue();
        lease.beat();
        assertThat(extensions).isEmpty();
    }

    @Test
    void isNeverExtendedBeyondTheGreatestHold() {
        for (int beat = 0; beat < 30; beat++) {
            pass(30);
            lease.beat();
        }
        assertThat(lease.lost()).isTrue();
        assertThat(deadline).isEqualTo(Duration.ofMinutes(10).toNanos());
        assertThat(extensions).hasSize(19).endsWith(Duration.ofMinutes(1), Duration.ofSeconds(30));
    }

    @Test
    void isMeasuredByTheTickerHoweverTheTimeOfDayIsSet() {
        clock.setTimeOfDay(clock.instant().plus(Duration.ofDays(1)));
        assertThat(lease.lost()).isFalse();
        clock.setTimeOfDay(clock.instant().minus(Duration.ofDays(2)));
        pass(90);
        assertThat(lease.lost()).isTrue();
    }

    @Test
    void isNotExtendedWhenItIsGivenBack() {
        lease.close();
        assertThat(given).isTrue();
        lease.beat();
        pass(1_000);
        assertThat(lease.state()).isEqualTo(State.RELEASED);
        assertThat(extensions).isEmpty();
    }

    @Test
    void theHeartbeatPausesForAThirdOfTheTimeAndForAQuarterOfThatAfterAFailure() {
        answer = ttl -> extensions.size() == 2 ? unknown(ttl) : extended(ttl);
        List<Duration> pauses = new ArrayList<>();
        new Heartbeat(lease, TTL, new CountDownLatch(1) {
                    @Override
                    public boolean await(long pause, TimeUnit unit) {
                        pauses.add(Duration.of(pause, unit.toChronoUnit()));
                        return pauses.size() > 4;
                    }
                })
                .run();
        assertThat(extensions).hasSize(4);
        assertThat(pauses)
                .extracting(Duration::toMillis)
                .as("the second of four beats failed")
                .containsExactly(30_000L, 30_000L, 7_500L, 30_000L, 30_000L);
    }

    /** A lock's lease whose answers are written by the test. */
    private final class Scripted implements Lease {
        @Override
        public String name() {
            return "guard";
        }

        @Override
        public String owner() {
            return "owner";
        }

        @Override
        public long fence() {
            return 7;
        }

        @Override
        public Duration remaining() {
            return Duration.ofNanos(Math.max(0, deadline - clock.nanoTime()));
        }

        @Override
        public boolean extend(Duration ttl) {
            extensions.add(ttl);
            return answer.apply(ttl);
        }

        @Override
        public void close() {
            given = true;
        }
    }
}
