package io.github.cronguard.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.spi.LeaseRequest;
import io.github.cronguard.spi.StepMark;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which step follows, and what becomes of one whose enrollment has ended. */
final class StepTableTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final StepMark.Next INTRO = new StepMark.Next(1, "intro", Duration.ZERO);
    private static final StepMark.Next FOLLOW_UP = new StepMark.Next(2, "follow-up", Duration.ofDays(1));

    private final StepTable table = new StepTable(key -> Optional.of(Host.MAIL));
    private final EnrollmentRow anna = table.enrollment("mail", "anna");

    private StepRow begin() {
        anna.begin(Map.of());
        table.insert(anna, 1, "intro", NOW);
        return last();
    }

    private StepRow last() {
        return anna.steps.get(anna.steps.size() - 1);
    }

    private static void claim(StepRow row) {
        row.claim(
                "claim",
                new InMemoryRunLock(ManualClock.at(NOW))
                        .tryAcquire(new LeaseRequest("guard", "owner", "node", Host.TTL))
                        .orElseThrow());
    }

    @Test
    void aDefinitionThatLeadsBackGoesOnBehindWhatTheRoundHasHad() {
        table.finish(begin(), StepRow.State.DONE, INTRO, NOW);
        assertThat(last().number).isEqualTo(2);
        assertThat(last().dueAt).isEqualTo(NOW.plus(FOLLOW_UP.delay()));
        table.finish(last(), StepRow.State.DONE, INTRO, NOW);
        assertThat(anna.steps).hasSize(2);
        assertThat(anna.state).isEqualTo(EnrollmentRow.State.FINISHED);
    }

    @Test
    void aNewRoundHasEveryStepAgain() {
        table.finish(begin(), StepRow.State.DONE, FOLLOW_UP, NOW);
        table.finish(last(), StepRow.State.SKIPPED, null, NOW);
        assertThat(anna.state).isEqualTo(EnrollmentRow.State.FINISHED);
        table.finish(begin(), StepRow.State.DONE, FOLLOW_UP, NOW);
        assertThat(table.open()).extracting(row -> row.key).containsExactly("mail/1.2/2");
        assertThat(anna.state).isEqualTo(EnrollmentRow.State.ACTIVE);
    }

    @Test
    void nothingFollowsInAnEnrollmentThatHasEndedOrInAnEarlierRound() {
        StepRow first = begin();
        anna.state = EnrollmentRow.State.CANCELLED;
        table.finish(first, StepRow.State.DONE, FOLLOW_UP, NOW);
        assertThat(anna.state).isEqualTo(EnrollmentRow.State.CANCELLED);
        StepRow second = begin();
        StepRow third = begin();
        table.finish(second, StepRow.State.DONE, FOLLOW_UP, NOW);
        assertThat(table.open()).containsExactly(third);
        assertThat(anna.state).isEqualTo(EnrollmentRow.State.ACTIVE);
    }

    @Test
    void aStepThatIsGivenBackIsDueAsItWasAndCountsForNoRun() {
        StepRow row = begin();
        claim(row);
        row.giveBack(NOW.plusSeconds(1));
        assertThat(row.isDue(NOW)).isTrue();
        assertThat(row.runFence).isZero();
        assertThat(row.finishedAt).isNull();
    }

    @Test
    void aStepThatIsGivenBackEndsIfItsEnrollmentHasEnded() {
        StepRow row = begin();
        claim(row);
        anna.state = EnrollmentRow.State.CANCELLED;
        row.giveBack(NOW);
        assertThat(row.state).isEqualTo(StepRow.State.CANCELLED);
        assertThat(row.finishedAt).isEqualTo(NOW);
        assertThat(table.open()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"PENDING", "CLAIMED", "QUEUED", "UNCERTAIN", "DEAD"})
    void aStepWaitsForOneInFrontOfItThatHasNotEnded(StepRow.State state) {
        StepRow first = begin();
        first.state = state;
        StepRow second = begin();
        assertThat(second.isDue(NOW)).isFalse();
        first.end(StepRow.State.DONE, NOW);
        assertThat(second.isDue(NOW)).isTrue();
    }
}
