package io.github.cronguard.internal.watch;

import static io.github.cronguard.internal.watch.WatchFixture.LATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.BacklogChange;
import io.github.cronguard.spi.Claim;
import io.github.cronguard.spi.ClaimRequest;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.RunStatus;
import io.github.cronguard.spi.StepMark;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Steps that wait: for a person, or for too long. */
class StepAlertsTest {
    private static final List<String> KEYS = List.of(WatchFixture.SEQUENCE);
    private final WatchFixture fixture = new WatchFixture();
    private final Told told = new Told();

    @AfterEach
    void close() {
        fixture.close();
    }

    private void mark(StepMark.To to) {
        fixture.storage.enrollments().enroll(WatchFixture.SEQUENCE, "anna@example.test", Map.of());
        try (Lease lease = fixture.lease()) {
            RunId run = fixture.start(lease);
            Claim claim = fixture.storage.stepSource().claim(new ClaimRequest(KEYS, 10, lease));
            fixture.storage
                    .stepSource()
                    .mark(
                            claim,
                            claim.steps().stream()
                                    .map(step -> new StepMark(step, to, "because", null, null))
                                    .toList());
            fixture.end(run, RunStatus.OK, null);
        }
        fixture.clock.advance(Duration.ofSeconds(1));
    }

    @Test
    void tellsOfDeadAndUncertainStepsOnceAndOfTheirEnd() {
        fixture.node("n1", told);
        fixture.node("n2", told);
        mark(StepMark.To.DEAD);
        fixture.round();
        fixture.round();
        assertThat(told.events()).containsExactly("dead_steps");
        assertThat(told.last().detail()).startsWith("1 steps have been given up.");
        fixture.storage.enrollments().forget("anna@example.test");
        fixture.clock.advance(Duration.ofSeconds(1));
        fixture.round();
        assertThat(told.events()).containsExactly("dead_steps", "dead_steps_resolved");
        mark(StepMark.To.UNCERTAIN);
        fixture.round();
        assertThat(told.events()).containsExactly("dead_steps", "dead_steps_resolved", "uncertain_steps");
    }

    @Test
    void tellsOfABacklogThatGrowsForTenMinutes() {
        Watchdog node = fixture.node("n1", told);
        assertThat(node.backlog()).isEmpty();
        fixture.storage.enrollments().enroll(WatchFixture.SEQUENCE, "anna@example.test", Map.of());
        for (int minute = 0; minute < 9; minute++) {
            fixture.run(RunStatus.OK);
            fixture.watch(Duration.ofMinutes(1));
        }
        assertThat(told.alerts).isEmpty();
        assertThat(node.backlog().map(BacklogChange::before)).contains(1L);
        fixture.storage.enrollments().enroll(WatchFixture.SEQUENCE, "bert@example.test", Map.of());
        for (int minute = 0; minute < 2; minute++) {
            fixture.run(RunStatus.OK);
            fixture.watch(Duration.ofMinutes(1));
        }
        assertThat(told.events()).containsExactly("backlog_growing");
        assertThat(told.last().detail()).startsWith("2 steps are due, the oldest since 2026-11-24T12:00:00Z.");
        BacklogChange change = node.backlog().orElseThrow();
        assertThat(change.now()).isEqualTo(2);
        assertThat(change.over()).isBetween(Duration.ofMinutes(10), Duration.ofMinutes(11));
        fixture.storage.enrollments().forget("anna@example.test");
        fixture.run(RunStatus.OK);
        fixture.watch(Duration.ofMinutes(1));
        assertThat(told.events()).containsExactly("backlog_growing", "backlog_growing_resolved");
    }

    @Test
    void doesNotWatchABacklogThatIsHeldBackOnPurpose() {
        fixture.node("n1", fixture.storage, settings -> settings.set("email-sending-enabled", "false"), told);
        fixture.storage.enrollments().enroll(WatchFixture.SEQUENCE, "anna@example.test", Map.of());
        for (int minute = 0; minute < 15; minute++) {
            fixture.run(RunStatus.OK);
            fixture.watch(Duration.ofMinutes(1));
        }
        assertThat(told.alerts).isEmpty();
        assertThat(LATE).isLessThan(Duration.ofMinutes(15));
    }
}
