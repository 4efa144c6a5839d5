package io.github.cronguard.internal.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.CronHealth;
import io.github.cronguard.CronHealth.Cause;
import io.github.cronguard.CronHealth.State;
import io.github.cronguard.internal.config.GuardConfig;
import io.github.cronguard.memory.InMemoryStorage;
import io.github.cronguard.memory.ManualClock;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.LeaseRequest;
import io.github.cronguard.spi.Pause;
import io.github.cronguard.spi.RunStart;
import io.github.cronguard.spi.StorageContext;
import io.github.cronguard.spi.StorageContext.InitializeSchema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LatenessTest {
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final Duration LATE = Duration.ofMinutes(5);
    private static final Duration DOWN = Duration.ofMinutes(10);

    private final ManualClock clock = ManualClock.at("2026-11-24T12:00:00Z");
    private final InMemoryStorage storage = open(clock);
    private Lateness lateness = started();

    private static InMemoryStorage open(ManualClock clock) {
        InMemoryStorage storage = new InMemoryStorage(clock);
        storage.open(new StorageContext(
                "guard", List.of(), "", List.of(), Duration.ofSeconds(90), InitializeSchema.NEVER, "cron_", clock));
        return storage;
    }

    /** As after a start of the process. */
    private Lateness started() {
        return new Lateness(storage, new GuardConfig.Lateness(EVERY, LATE, DOWN), clock);
    }

    private void run() {
        LeaseRequest request = new LeaseRequest("guard", "owner", "node", Duration.ofSeconds(90));
        try (Lease lease = storage.runLock().tryAcquire(request).orElseThrow()) {
            storage.runRecorder().start(new RunStart(lease, "node", "request", "POST", "default", null, null, null));
        }
    }

    private State after(Duration time) {
        clock.advance(time);
        return lateness.health().state();
    }

    private void assertLateOnlyBehind(Duration grace) {
        assertThat(after(grace)).isEqualTo(State.ON_TIME);
        assertThat(after(Duration.ofNanos(1))).isEqualTo(State.LATE);
        assertThat(after(DOWN.minus(LATE).minusNanos(1))).isEqualTo(State.LATE);
        assertThat(after(Duration.ofNanos(1))).isEqualTo(State.DOWN);
        assertThat(lateness.health().silence()).isEqualTo(DOWN.plusNanos(1));
        run();
        assertThat(after(Duration.ZERO)).isEqualTo(State.ON_TIME);
        assertThat(lateness.health().silence()).isZero();
    }

    @Test
    void countsFromTheLastRun() {
        run();
        assertLateOnlyBehind(LATE);
    }

    @Test
    void countsFromTheProcesssStartAtTheEarliest() {
        run();
        clock.advance(Duration.ofDays(1));
        lateness = started();
        assertThat(lateness.health().silence()).isZero();
        assertLateOnlyBehind(LATE);
    }

    @Test
    void countsFromTheProcesssStartWhereNoRunEverBegan() {
        assertThat(after(LATE)).isEqualTo(State.ON_TIME);
        assertThat(after(Duration.ofSeconds(1))).isEqualTo(State.LATE);
        assertThat(lateness.health().why())
                .isNotNull()
                .extracting(CronHealth.Why::cause)
                .isEqualTo(Cause.NEVER_CALLED);
    }

    @Test
    void countsFromTheEndOfAPauseThatWasResumed() {
        run();
        storage.pauses().pause(Pause.ALL, null, "anna", "a bad template");
        assertThat(after(Duration.ofDays(1))).isEqualTo(State.PAUSED);
        storage.pauses().resume(Pause.ALL, "bert");
        assertThat(lateness.health().silence()).isZero();
        assertLateOnlyBehind(LATE);
    }

    @Test
    void countsFromTheEndOfAPauseThatEndedByItself() {
        run();
        Instant until = clock.instant().plus(Duration.ofHours(1));
        storage.pauses().pause(Pause.ALL, until, "anna", "a bad template");
        assertThat(after(Duration.ofMinutes(59))).isEqualTo(State.PAUSED);
        clock.advance(Duration.ofMinutes(1));
        assertLateOnlyBehind(LATE);
    }

    @Test
    void thePauseOfASequenceOrAnEarlierOneExcusesNothing() {
        storage.pauses().pause(Pause.ALL, clock.instant().plusSeconds(1), "anna", "");
        clock.advance(Duration.ofHours(1));
        run();
        assertLateOnlyBehind(LATE);
    }

    @Test
    void aPauseIsNoSilenceButSaysSo() {
        storage.pauses().pause(Pause.ALL, null, "anna", "a bad template");
        CronHealth health = lateness.health();
        assertThat(health.state()).isEqualTo(State.PAUSED);
        assertThat(health.late()).isFalse();
        assertThat(Objects.requireNonNull(health.pause()).who()).isEqualTo("anna");
        assertThat(Objects.requireNonNull(health.why()).cause()).isEqualTo(Cause.PAUSED);
    }

    @Test
    void aRunInTheFutureOfAClockThatWasSetBackIsNoSilence() {
        run();
        clock.advance(Duration.ofHours(1));
        run();
        clock.setTimeOfDay(Instant.parse("2026-11-24T12:30:00Z"));
        assertThat(lateness.health().silence()).isZero();
        assertThat(lateness.health().state()).isEqualTo(State.ON_TIME);
    }
}
