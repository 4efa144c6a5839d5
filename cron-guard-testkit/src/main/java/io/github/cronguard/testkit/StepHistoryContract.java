package io.github.cronguard.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.spi.Claim;
import io.github.cronguard.spi.ContactRecord;
import io.github.cronguard.spi.EnrollmentState;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.Step;
import io.github.cronguard.spi.StepHistory;
import io.github.cronguard.spi.StepMark;
import io.github.cronguard.spi.StepMark.To;
import io.github.cronguard.spi.StepRecord;
import io.github.cronguard.spi.StepState;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a {@link StepHistory} promises of single steps, runs and contacts. {@link StepPagesContract} has the rest. */
public abstract class StepHistoryContract extends StorageBased {

    /** Made by a test class. */
    protected StepHistoryContract() {}

    private StepHistory history() {
        return storage().stepHistory();
    }

    private StepRecord find(Step step) {
        return history().find(step.key()).orElseThrow();
    }

    /** Enrolls and claims in a run that goes on. */
    private Claim claimOf(String sequence, String... contacts) {
        for (String contact : contacts) {
            enroll(sequence, contact);
        }
        Lease lease = lease();
        start(lease);
        return claim(lease);
    }

    private void mark(Claim claim, Step step, To to, @Nullable String error) {
        StepMark plain = Sequences.mark(step, to);
        StepMark mark = new StepMark(step, to, error, plain.retryIn(), plain.next());
        assertThat(steps().mark(claim, List.of(mark))).isEqualTo(1);
    }

    private StepRecord marked(To to, @Nullable String error) {
        Claim claim = claimOf(Sequences.WELCOME, "anna");
        mark(claim, only(claim), to, error);
        claim.lease().close();
        return find(only(claim));
    }

    @Test
    void showsAStepThatWaitsForItsTime() {
        enroll(Sequences.WELCOME, "anna");
        Step step = due().get(0);
        StepRecord shown = find(step);
        assertThat(shown)
                .isEqualTo(new StepRecord(
                        step.row(),
                        step.key(),
                        Sequences.WELCOME,
                        1,
                        "intro",
                        "anna",
                        StepState.PENDING,
                        step.dueAt(),
                        0,
                        null,
                        null,
                        null,
                        null));
    }

    @Test
    void showsWhichRunHasClaimedAStep() {
        enroll(Sequences.WELCOME, "anna");
        Lease lease = lease();
        RunId run = start(lease);
        Claim claim = claim(lease);
        StepRecord shown = find(only(claim));
        assertThat(shown.state()).isEqualTo(StepState.CLAIMED);
        assertThat(shown.run()).isEqualTo(run);
        assertThat(shown.claimedAt()).isAfterOrEqualTo(shown.dueAt());
        steps().giveBack(claim, claim.steps());
        assertThat(find(only(claim)).run()).isNull();
        assertThat(find(only(claim)).claimedAt()).isNull();
    }

    @Test
    void showsHowAStepEnded() {
        StepRecord shown = marked(To.DONE, null);
        assertThat(shown.state()).isEqualTo(StepState.DONE);
        assertThat(shown.attempts()).isEqualTo(1);
        assertThat(shown.finishedAt()).isAfterOrEqualTo(shown.claimedAt());
        assertThat(shown.run()).isNotNull();
        assertThat(shown.error()).isNull();
    }

    @Test
    void showsWhyAStepIsTriedAgain() {
        StepRecord shown = marked(To.PENDING, "450 \u00e4 busy");
        assertThat(shown.state()).isEqualTo(StepState.PENDING);
        assertThat(shown.error()).isEqualTo("450 \u00e4 busy");
        assertThat(shown.run()).isNotNull();
        assertThat(shown.finishedAt()).isNull();
        assertThat(shown.dueAt()).isAfter(shown.claimedAt());
    }

    @Test
    void showsWhatWasDecidedBesideWhatItFailedWith() {
        StepRecord dead = marked(To.DEAD, "550 no such user");
        assertThat(dead.state()).isEqualTo(StepState.DEAD);
        assertThat(dead.finishedAt()).isNull();
        storage().enrollments().retry(dead.key());
        StepRecord again = history().find(dead.key()).orElseThrow();
        assertThat(again.state()).isEqualTo(StepState.PENDING);
        assertThat(again.claimedAt()).isNull();
        assertThat(again.run()).isEqualTo(dead.run());
        assertThat(again.error()).isEqualTo("550 no such user");
    }

    @Test
    void showsWhenAPersonEndedAStep() {
        StepRecord dead = marked(To.DEAD, "550 no such user");
        storage().enrollments().discard(dead.key());
        StepRecord ended = history().find(dead.key()).orElseThrow();
        assertThat(ended.state()).isEqualTo(StepState.SKIPPED);
        assertThat(ended.finishedAt()).isAfterOrEqualTo(dead.claimedAt());
        assertThat(ended.error()).isEqualTo("550 no such user");
    }

    @Test
    void showsWhatAnEngineSaid() {
        StepRecord queued = marked(To.QUEUED, null);
        assertThat(queued.state()).isEqualTo(StepState.QUEUED);
        storage().enrollments().complete(queued.key(), StepResult.rejected("no\nsuch user"));
        StepRecord said = history().find(queued.key()).orElseThrow();
        assertThat(said.state()).isEqualTo(StepState.DEAD);
        assertThat(said.error()).isEqualTo("no\\u000Asuch user");
    }

    @Test
    void showsWhyAStepThatWasTakenOverIsInDoubt() {
        enroll(Sequences.REPEATING, "bert");
        Claim claim = claimOf(Sequences.WELCOME, "anna");
        steps().takeOver(leaseAfterCrash());
        for (Step step : claim.steps()) {
            StepRecord shown = find(step);
            boolean inDoubt = shown.sequence().equals(Sequences.WELCOME);
            assertThat(shown.state()).isEqualTo(inDoubt ? StepState.UNCERTAIN : StepState.PENDING);
            assertThat(shown.error() != null).isEqualTo(inDoubt);
            assertThat(shown.run() != null).isEqualTo(inDoubt);
            assertThat(shown.claimedAt() != null).isEqualTo(inDoubt);
        }
    }

    @Test
    void findsAStepByItsWholeKeyAlone() {
        enroll(Sequences.WELCOME, "anna");
        String key = due().get(0).key();
        for (String other : List.of(key.toUpperCase(Locale.ROOT), key + " ", key + "0", "", Texts.full(300))) {
            assertThat(history().find(other)).as(other).isEmpty();
        }
        for (String broken : Texts.BROKEN) {
            assertThat(history().find(broken)).isEmpty();
        }
    }

    @Test
    void showsTheStepsOfARunThatNeedSomebodyFirst() {
        Claim claim = claimOf(Sequences.WELCOME, "a", "b", "c", "d", "e", "f");
        List<To> ends = List.of(To.DEAD, To.DONE, To.PENDING, To.QUEUED, To.UNCERTAIN);
        for (int i = 0; i < ends.size(); i++) {
            mark(claim, claim.steps().get(i), ends.get(i), null);
        }
        RunId run = runOf(find(claim.steps().get(0)));
        assertThat(contacts(history().ofRun(run, 10))).containsExactly("e", "c", "a", "f", "d", "b");
        assertThat(contacts(history().ofRun(run, 4))).containsExactly("e", "c", "a", "f");
        assertThat(history().handledBy(run)).isEqualTo(5);
    }

    @Test
    void showsAStepWithTheRunThatClaimedItLast() {
        RunId first = runOf(marked(To.PENDING, null));
        passTime(Duration.ofMinutes(1));
        Claim again = claimOf(Sequences.WELCOME, "bert");
        RunId second = runOf(find(again.steps().get(0)));
        assertThat(first).isNotEqualTo(second);
        assertThat(history().ofRun(first, 10)).isEmpty();
        assertThat(history().handledBy(first)).isZero();
        assertThat(contacts(history().ofRun(second, 10))).containsExactly("bert", "anna");
        assertThat(history().handledBy(second)).isZero();
    }

    @Test
    void refusesALimitOfARunsStepsThatIsOutOfBounds() {
        RunId run = new RunId(1);
        assertThatIllegalArgumentException().isThrownBy(() -> history().ofRun(run, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> history().ofRun(run, 1_001));
        assertThat(history().ofRun(run, 1_000)).isEmpty();
        assertThat(history().handledBy(run)).isZero();
    }

    @Test
    void showsAContactInAllItsSequences() {
        enroll(Sequences.LATER, "anna");
        enroll(Sequences.REPEATING, "anna");
        enroll(Sequences.REPEATING, "bert");
        enroll(Sequences.WELCOME, "anna");
        storage().enrollments().pause(Sequences.REPEATING, "anna");
        storage().enrollments().cancel(Sequences.WELCOME, "anna");
        List<ContactRecord> shown = history().ofContact("anna");
        assertThat(shown)
                .extracting(ContactRecord::sequence)
                .containsExactly(Sequences.LATER, Sequences.REPEATING, Sequences.WELCOME);
        assertThat(shown)
                .extracting(ContactRecord::state)
                .containsExactly(EnrollmentState.ACTIVE, EnrollmentState.PAUSED, EnrollmentState.CANCELLED);
        assertThat(shown).extracting(ContactRecord::contact).containsOnly("anna");
        assertThat(shown.get(1).finishedAt()).isNull();
        assertThat(shown.get(2).finishedAt()).isAfterOrEqualTo(shown.get(2).enrolledAt());
        StepRecord cancelled = shown.get(2).steps().get(0);
        assertThat(cancelled.state()).isEqualTo(StepState.CANCELLED);
        assertThat(cancelled.finishedAt()).isNotNull();
    }

    @Test
    void showsAllRoundsOfAContact() {
        enroll(Sequences.LATER, "anna");
        passTime(LONG);
        runOne(To.DONE);
        ContactRecord first = history().ofContact("anna").get(0);
        assertThat(first.state()).isEqualTo(EnrollmentState.FINISHED);
        assertThat(first.finishedAt()).isNotNull();
        storage().enrollments().enrollAgain(Sequences.LATER, "anna", Map.of());
        ContactRecord second = history().ofContact("anna").get(0);
        assertThat(second.round()).isEqualTo(2);
        assertThat(second.state()).isEqualTo(EnrollmentState.ACTIVE);
        assertThat(second.enrolledAt()).isAfter(first.enrolledAt());
        assertThat(second.finishedAt()).isNull();
        assertThat(second.steps()).extracting(StepRecord::state).containsExactly(StepState.DONE, StepState.PENDING);
    }

    @Test
    void comparesContactsByteForByte() {
        for (String contact : Texts.LOOKALIKES) {
            assertThat(history().ofContact(contact)).as(contact).isEmpty();
            enroll(Sequences.WELCOME, contact);
            assertThat(history().ofContact(contact)).as(contact).hasSize(1);
        }
        for (String broken : Texts.BROKEN) {
            assertThat(history().ofContact(broken)).isEmpty();
        }
        assertThat(history().ofContact(Texts.full(300))).isEmpty();
        storage().enrollments().forget("anna");
        assertThat(history().ofContact("anna")).isEmpty();
    }

    private static RunId runOf(StepRecord step) {
        return Objects.requireNonNull(step.run());
    }

    private static List<String> contacts(List<StepRecord> steps) {
        return steps.stream().map(StepRecord::contact).toList();
    }
}
