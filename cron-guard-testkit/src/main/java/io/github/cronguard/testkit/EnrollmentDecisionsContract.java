package io.github.cronguard.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cronguard.sequence.Enrollments;
import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.spi.Step;
import io.github.cronguard.spi.StepMark;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What {@link Enrollments} promise of steps that wait for an engine's or a person's decision. */
public abstract class EnrollmentDecisionsContract extends StorageBased {

    /** Made by a test class. */
    protected EnrollmentDecisionsContract() {}

    private Enrollments enrollments() {
        return storage().enrollments();
    }

    private String stepThatIs(StepMark.To to) {
        enroll(Sequences.WELCOME, "anna");
        return runOne(to).key();
    }

    private void assertGoesOn() {
        assertThat(due()).isEmpty();
        passTime(Duration.ofDays(3));
        assertThat(due()).extracting(Step::number).containsExactly(2);
    }

    @Test
    void aCompletedStepGoesOn() {
        for (StepResult result : List.of(StepResult.processed(), StepResult.queued(), StepResult.skipped("gone"))) {
            String key = stepThatIs(StepMark.To.QUEUED);
            assertThat(enrollments().complete(key, result)).isTrue();
            assertThat(enrollments().complete(key, result)).isFalse();
            assertGoesOn();
            enrollments().forget("anna");
        }
    }

    @Test
    void aStepThatItsEngineRejectedIsDead() {
        String key = stepThatIs(StepMark.To.QUEUED);
        assertThat(enrollments().complete(key, StepResult.rejected("unknown recipient")))
                .isTrue();
        assertThat(storage().health().dead()).isEqualTo(1);
        assertThat(enrollments().discard(key)).isTrue();
        assertGoesOn();
    }

    @Test
    void aStepThatItsEngineIsUncertainOfIsUncertain() {
        String key = stepThatIs(StepMark.To.QUEUED);
        assertThat(enrollments().complete(key, StepResult.uncertain(Texts.full(3_000))))
                .isTrue();
        assertThat(storage().health().uncertain()).isEqualTo(1);
        assertThat(enrollments().confirmSent(key)).isTrue();
        assertGoesOn();
    }

    @Test
    void awaitingIsNoCompletion() {
        String key = stepThatIs(StepMark.To.QUEUED);
        assertThatIllegalArgumentException().isThrownBy(() -> enrollments().complete(key, StepResult.awaiting()));
        assertThat(enrollments().complete(key, StepResult.processed())).isTrue();
    }

    @Test
    void aConfirmedStepGoesOn() {
        String key = stepThatIs(StepMark.To.UNCERTAIN);
        assertThat(enrollments().confirmSent(key)).isTrue();
        assertThat(enrollments().confirmSent(key)).isFalse();
        assertThat(enrollments().sendAgain(key)).isFalse();
        assertThat(storage().health().uncertain()).isZero();
        assertGoesOn();
    }

    @Test
    void aStepThatIsSentAgainIsDueAtOnce() {
        String key = stepThatIs(StepMark.To.UNCERTAIN);
        assertThat(enrollments().sendAgain(key)).isTrue();
        assertThat(enrollments().sendAgain(key)).isFalse();
        assertThat(enrollments().confirmSent(key)).isFalse();
        assertThat(due()).extracting(Step::key).containsExactly(key);
    }

    @Test
    void aRetriedStepIsDueAtOnceWithAllAttemptsBeforeIt() {
        String key = stepThatIs(StepMark.To.PENDING);
        passTime(Duration.ofMinutes(1));
        runOne(StepMark.To.DEAD);
        assertThat(enrollments().retry(key)).isTrue();
        assertThat(enrollments().retry(key)).isFalse();
        assertThat(enrollments().discard(key)).isFalse();
        Step again = due().get(0);
        assertThat(again.key()).isEqualTo(key);
        assertThat(again.attempts()).isZero();
    }

    @Test
    void aDiscardedStepGoesOn() {
        String key = stepThatIs(StepMark.To.DEAD);
        assertThat(enrollments().discard(key)).isTrue();
        assertThat(enrollments().discard(key)).isFalse();
        assertThat(enrollments().retry(key)).isFalse();
        assertThat(storage().health().dead()).isZero();
        assertGoesOn();
    }

    @Test
    void aDecisionBehindTheLastStepFinishesTheSequence() {
        enroll(Sequences.LATER, "anna");
        passTime(LONG);
        String key = runOne(StepMark.To.DEAD).key();
        assertThat(enrollments().discard(key)).isTrue();
        passTime(LONG);
        assertThat(due()).isEmpty();
        assertThat(enrollments().cancel(Sequences.LATER, "anna")).isFalse();
    }

    @Test
    void aDecisionChangesNothingElse() {
        enroll(Sequences.WELCOME, "anna");
        String pending = due().get(0).key();
        for (String key : List.of(pending, pending.toUpperCase(Locale.ROOT), "", "a/1/1", Texts.full(300))) {
            assertNothingToDecide(key);
        }
        runOne(StepMark.To.DONE);
        assertNothingToDecide(pending);
    }

    private void assertNothingToDecide(String key) {
        assertThat(enrollments().complete(key, StepResult.processed())).isFalse();
        assertThat(enrollments().confirmSent(key)).isFalse();
        assertThat(enrollments().sendAgain(key)).isFalse();
        assertThat(enrollments().retry(key)).isFalse();
        assertThat(enrollments().discard(key)).isFalse();
    }

    @Test
    void nothingIsSentAgainToACancelledContact() {
        enroll(Sequences.WELCOME, "anna");
        var lease = lease();
        start(lease);
        String key = only(claim(lease)).key();
        enrollments().cancel(Sequences.WELCOME, "anna");
        steps().takeOver(leaseAfterCrash());
        enrollments().sendAgain(key);
        passTime(TTL);
        assertThat(due()).isEmpty();
    }

    @Test
    void oneOfManyDecisionsThatComeAtOnceCounts() {
        String key = stepThatIs(StepMark.To.UNCERTAIN);
        assertThat(Race.of(() -> enrollments().confirmSent(key))).containsOnlyOnce(true);
        assertGoesOn();
    }
}
