package io.github.cronguard.internal.watch;

import static io.github.cronguard.internal.watch.WatchFixture.DOWN;
import static io.github.cronguard.internal.watch.WatchFixture.LATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.alert.Alert;
import io.github.cronguard.alert.Alert.Phase;
import io.github.cronguard.alert.AlertKind;
import io.github.cronguard.spi.Incident;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.Pause;
import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.RunStatus;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What nodes notice, and what persons hear of it. */
class WatchdogTest {
    private final WatchFixture fixture = new WatchFixture();
    private final Told told = new Told();

    @AfterEach
    void close() {
        fixture.close();
    }

    private void threeNodes() {
        for (String name : new String[] {"n1", "n2", "n3"}) {
            fixture.node(name, told);
        }
    }

    @ParameterizedTest
    @CsvSource({"PT1S,PT1S", "PT4S,PT1S", "PT20S,PT5S", "PT1M,PT15S", "PT24H,PT15S"})
    void looksFourTimesInAPeriodButNeitherTooOftenNorTooSeldom(Duration expected, Duration every) {
        assertThat(Watchdog.every(expected)).isEqualTo(every);
    }

    @Test
    void ofThreeNodesOneTellsLateOnceWithinAMinuteAndRecoveredOnce() {
        threeNodes();
        fixture.run(RunStatus.OK);
        fixture.watch(LATE.minus(WatchFixture.LOOK));
        assertThat(told.alerts).isEmpty();
        fixture.watch(Duration.ofMinutes(1));
        assertThat(told.events()).containsExactly("late");
        Alert late = told.last();
        assertThat(late.phase()).isEqualTo(Phase.OPENED);
        assertThat(late.id()).isEqualTo("late-1-1");
        assertThat(late.sentence()).isEqualTo("Cron is late.");
        assertThat(late.detail())
                .startsWith("No call that could start a run has come since 2026-11-24 12:00:00 UTC. Look at");
        assertThat(late.at()).isEqualTo(late.since());

        fixture.watch(Duration.ofMinutes(2));
        fixture.run(RunStatus.OK);
        fixture.watch(Duration.ofMinutes(1));
        assertThat(told.events()).containsExactly("late", "recovered");
        assertThat(told.last().detail()).startsWith("Run 2 began at ");
        assertThat(told.last().since()).isEqualTo(late.since());
    }

    @Test
    void aNodeThatDiesWhileItTellsLosesNothing() {
        Watchdog dead = fixture.node("n0", told);
        threeNodes();
        fixture.clock.advance(LATE.plusSeconds(1));
        dead.look();
        Incident claimed =
                fixture.storage.incidents().claim(Duration.ofMinutes(1)).orElseThrow();
        fixture.watch(Duration.ofSeconds(45));
        assertThat(told.alerts).isEmpty();
        fixture.watch(Duration.ofSeconds(30));
        assertThat(told.ids()).containsExactly(claimed.kind() + "-1-1");
    }

    @Test
    void downIsToldAndOnlyTheEndOfLate() {
        threeNodes();
        fixture.watch(DOWN.plusMinutes(1));
        assertThat(told.events()).containsExactly("late", "down");
        fixture.run(RunStatus.OK);
        fixture.watch(Duration.ofMinutes(1));
        assertThat(told.events()).containsExactly("late", "down", "recovered");
        assertThat(fixture.storage.incidents().open()).isEmpty();
    }

    @Test
    void remindsEverySixHoursUnderAnotherId() {
        fixture.node("n1", told);
        fixture.clock.advance(LATE.plusSeconds(1));
        fixture.round();
        fixture.clock.advance(Duration.ofHours(5));
        fixture.round();
        assertThat(told.ids()).containsExactly("late-1-1", "down-1-1");
        fixture.clock.advance(Duration.ofHours(1).plusSeconds(1));
        fixture.round();
        assertThat(told.ids()).containsExactly("late-1-1", "down-1-1", "late-1-2");
        assertThat(told.last().phase()).isEqualTo(Phase.REMINDER);
        assertThat(told.last().event()).isEqualTo("late");
        assertThat(told.last().sentence()).isEqualTo("Cron is still late.");
        assertThat(told.last().detail())
                .isEqualTo("At first: " + told.alerts.get(0).detail());
        assertThat(told.last().at()).isEqualTo(fixture.clock.instant());
    }

    @Test
    void whilePausedNothingIsLateAndWhatWasLateStaysSo() {
        threeNodes();
        fixture.storage.pauses().pause(Pause.ALL, null, "anna", "");
        fixture.watch(DOWN.plusMinutes(1));
        assertThat(told.alerts).isEmpty();
        fixture.storage.pauses().resume(Pause.ALL, "anna");
        fixture.watch(LATE.plusMinutes(1));
        assertThat(told.events()).containsExactly("late");
        fixture.storage.pauses().pause(Pause.ALL, null, "anna", "");
        fixture.watch(Duration.ofMinutes(2));
        fixture.storage.pauses().resume(Pause.ALL, "anna");
        fixture.watch(Duration.ofMinutes(2));
        assertThat(told.events()).containsExactly("late");
        fixture.run(RunStatus.OK);
        fixture.round();
        assertThat(told.events()).containsExactly("late", "recovered");
    }

    @Test
    void aFreshNodeEndsNothing() {
        fixture.node("n1", told);
        fixture.run(RunStatus.OK);
        fixture.watch(LATE.plusMinutes(1));
        fixture.node("fresh", told);
        fixture.watch(Duration.ofMinutes(2));
        assertThat(told.events()).containsExactly("late");
    }

    @Test
    void everyFailedRunIsNoticedAlsoBetweenTwoLooksAndByOneNode() {
        threeNodes();
        fixture.run(RunStatus.OK);
        fixture.round();
        fixture.run(RunStatus.FAILED, "boom");
        fixture.run(RunStatus.OK);
        fixture.round();
        fixture.round();
        assertThat(told.events()).containsExactly("run_failed_resolved");
        fixture.run(RunStatus.FAILED, "boom again");
        fixture.run(RunStatus.FAILED, "and again");
        fixture.watch(Duration.ofMinutes(1));
        assertThat(told.events()).containsExactly("run_failed_resolved", "run_failed");
        assertThat(told.last().detail()).isEqualTo("Run 4 on node n1 ended FAILED: boom again");
        fixture.run(RunStatus.PARTIAL);
        fixture.watch(Duration.ofMinutes(1));
        assertThat(told.events()).containsExactly("run_failed_resolved", "run_failed", "run_failed_resolved");
    }

    @Test
    void aFreshNodeJudgesOnlyTheNewestOfTheOldRuns() {
        fixture.run(RunStatus.FAILED, "long ago");
        fixture.run(RunStatus.OK);
        fixture.node("n1", told);
        fixture.round();
        assertThat(told.alerts).isEmpty();
        fixture.run(RunStatus.FAILED, "boom");
        fixture.clock.advance(Duration.ofMinutes(1));
        fixture.node("n2", told).look();
        assertThat(fixture.storage.incidents().open())
                .extracting(Incident::kind)
                .containsExactly("run_failed");
    }

    @Test
    void anEarlierRunThatEndsLaterIsNoticedToo() {
        fixture.node("n1", told);
        fixture.round();
        RunId first = fixture.start(fixture.lease());
        fixture.clock.advance(Duration.ofMinutes(2));
        RunId second = fixture.startBeside(fixture.lease());
        fixture.end(second, RunStatus.OK, null);
        fixture.round();
        fixture.clock.advance(Duration.ofSeconds(1));
        fixture.end(first, RunStatus.FAILED, "boom");
        fixture.round();
        assertThat(told.events()).containsExactly("run_failed");
    }

    @Test
    void tellsOfARunThatWasLeftBehindAndOfTheNextGoodOne() {
        fixture.node("n1", told);
        fixture.round();
        Lease lost = fixture.lease();
        RunId first = fixture.start(lost);
        fixture.round();
        fixture.clock.advance(Duration.ofMinutes(2));
        fixture.run(RunStatus.INTERRUPTED);
        fixture.round();
        assertThat(told.events()).containsExactly("lease_lost");
        assertThat(told.last().detail()).startsWith("Run " + first + " on node n1 ended ABANDONED");
        fixture.run(RunStatus.OK);
        fixture.round();
        assertThat(told.events()).containsExactly("lease_lost", "lease_lost_resolved");
    }

    @Test
    void whatComesLateOpensNothing() {
        Watchdog slow = fixture.node("slow", told);
        Watchdog quick = fixture.node("quick", told);
        fixture.clock.advance(LATE.plusSeconds(1));
        Instant seen = fixture.clock.instant();
        WatchFixture.round(quick);
        fixture.run(RunStatus.OK);
        WatchFixture.round(quick);
        assertThat(fixture.storage.incidents().open(AlertKind.LATE.word(), "by a slow node", seen))
                .isFalse();
        WatchFixture.round(slow);
        assertThat(told.events()).containsExactly("late", "recovered");
    }
}
