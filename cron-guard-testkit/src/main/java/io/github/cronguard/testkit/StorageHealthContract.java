package io.github.cronguard.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.Pause;
import io.github.cronguard.spi.RefusalCount;
import io.github.cronguard.spi.RefusalTotal;
import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.RunStatus;
import io.github.cronguard.spi.StorageHealth;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What {@code CronStorage.health} tells beside runs and steps: the pause of everything, refusals, and the holder's run. */
public abstract class StorageHealthContract extends StorageBased {
    /** How slow a test may be. */
    private static final Duration SLOW = Duration.ofMinutes(4);

    /** Made by a test class. */
    protected StorageHealthContract() {}

    private StorageHealth health() {
        return storage().health();
    }

    private Instant minute() {
        return storage().now().truncatedTo(ChronoUnit.MINUTES);
    }

    private void refused(Instant minute, String reason, int count) {
        RefusalCount refusal = new RefusalCount(GUARD, minute, reason, count, "192.0.2." + count, "request-" + count);
        storage().runRecorder().refused(List.of(refusal));
    }

    private void pauseFor(Duration time) {
        Instant until = storage().now().plus(time).truncatedTo(ChronoUnit.MILLIS);
        storage().pauses().pause(Pause.ALL, until, "anna", "a bad template");
    }

    private void assertPauseEnded(Duration ago) {
        StorageHealth health = health();
        assertThat(health.pause()).isNull();
        Instant ended = Objects.requireNonNull(health.pauseEndedAt());
        assertThat(Duration.between(ended, health.now())).isBetween(ago, ago.plus(SLOW));
    }

    private @Nullable String reason() {
        RefusalTotal refusals = health().refusals();
        return refusals == null ? null : refusals.reason();
    }

    @Test
    void showsThePauseOfEverythingAsLongAsItLasts() {
        assertThat(health().pauseEndedAt()).isNull();
        pauseFor(Duration.ofHours(1));
        assertThat(health().pause())
                .isNotNull()
                .isEqualTo(storage().pauses().active().get(0));
        assertThat(health().pauseEndedAt()).isNull();
    }

    @Test
    void remembersWhenAPauseEndedByItself() {
        pauseFor(Duration.ofHours(1));
        passTime(Duration.ofMinutes(90));
        assertPauseEnded(Duration.ofMinutes(30));
        assertThat(storage().pauses().resume(Pause.ALL, "bert")).isFalse();
        assertPauseEnded(Duration.ofMinutes(30));
    }

    @Test
    void remembersWhenAPauseWasEndedByAnOperator() {
        storage().pauses().pause(Pause.ALL, null, "anna", "");
        passTime(Duration.ofMinutes(10));
        storage().pauses().resume(Pause.ALL, "bert");
        assertPauseEnded(Duration.ZERO);
        passTime(Duration.ofMinutes(20));
        assertPauseEnded(Duration.ofMinutes(20));
    }

    @Test
    void aNewPauseTakesThePlaceOfTheOneThatEnded() {
        pauseFor(Duration.ofHours(1));
        passTime(Duration.ofHours(2));
        storage().pauses().pause(Pause.ALL, null, "carl", "");
        assertThat(health().pause()).isNotNull().extracting(Pause::who).isEqualTo("carl");
        assertThat(health().pauseEndedAt()).isNull();
    }

    @Test
    void thePauseOfASequenceIsNoPauseOfEverything() {
        storage().pauses().pause(Sequences.WELCOME, null, "anna", "");
        storage().pauses().resume(Sequences.WELCOME, "anna");
        assertThat(health().pause()).isNull();
        assertThat(health().pauseEndedAt()).isNull();
    }

    @Test
    void tellsOfTheMostFrequentRefusalOfTheLastHour() {
        assertThat(health().refusals()).isNull();
        refused(minute(), "rate", 7);
        passTime(Duration.ofMinutes(58));
        Instant now = minute();
        Instant before = now.minus(Duration.ofMinutes(1));
        refused(now, "unauthorized", 4);
        refused(before, "unauthorized", 5);
        refused(now, "storage", 8);
        assertThat(health().refusals())
                .isEqualTo(new RefusalTotal("unauthorized", 9, before, now, "192.0.2.4", "request-4"));
        passTime(Duration.ofMinutes(61));
        assertThat(health().refusals()).isNull();
    }

    @Test
    void theFirstWordOfSeveralEquallyFrequentOnesIsTold() {
        refused(minute(), "rate", 2);
        refused(minute(), "https", 2);
        refused(minute(), "unauthorized", 2);
        assertThat(reason()).isEqualTo("https");
    }

    @Test
    void whatARunAtHandOrAnOperatorRefusesIsNoSignOfTrouble() {
        refused(minute(), "busy", 9);
        refused(minute(), "paused", 8);
        assertThat(health().refusals()).isNull();
        refused(minute(), "rate", 1);
        assertThat(reason()).isEqualTo("rate");
    }

    @Test
    void aRunMakesUpForTheRefusalsBeforeItAndInItsMinute() {
        refused(minute(), "rate", 7);
        passTime(Duration.ofMinutes(2));
        RunId run = run("default", null, RunStatus.FAILED);
        Instant start = storage().runHistory().find(run).orElseThrow().startedAt();
        refused(start.truncatedTo(ChronoUnit.MINUTES), "rate", 7);
        assertThat(health().refusals()).isNull();
        passTime(Duration.ofMinutes(2));
        refused(minute(), "storage", 1);
        assertThat(health().refusals())
                .isNotNull()
                .extracting(RefusalTotal::count)
                .isEqualTo(1L);
        assertThat(reason()).isEqualTo("storage");
        passTime(Duration.ofMinutes(2));
        run("default", null, RunStatus.FAILED);
        assertThat(health().refusals()).isNull();
    }

    @Test
    void tellsOfTheHoldersRunOnceItHasItsRow() {
        Lease lease = lease();
        assertThat(holder().run()).isNull();
        RunId run = start(lease);
        assertThat(holder().run()).isEqualTo(run);
        Lease next = leaseAfterCrash();
        assertThat(holder().fence()).isEqualTo(next.fence());
        assertThat(holder().run()).isNull();
    }

    private StorageHealth.Holder holder() {
        return Objects.requireNonNull(health().lease());
    }
}
