package io.github.cronguard.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.sequence.EnrollOutcome;
import io.github.cronguard.sequence.Enrollments;
import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.spi.Backlog;
import io.github.cronguard.spi.Claim;
import io.github.cronguard.spi.ClaimRequest;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.Step;
import io.github.cronguard.spi.StepMark;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What pausing and resuming one contact promises. */
public abstract class PausedContactContract extends StorageBased {
    private static final String SEQUENCE = Sequences.WELCOME;

    /** Made by a test class. */
    protected PausedContactContract() {}

    @BeforeEach
    void enrollOne() {
        enroll(SEQUENCE, "anna");
    }

    private Enrollments enrollments() {
        return storage().enrollments();
    }

    private Claim claimNow() {
        Lease lease = lease();
        start(lease);
        return claim(lease);
    }

    private void pause() {
        assertThat(enrollments().pause(SEQUENCE, "anna")).isTrue();
    }

    /** Not due while it is paused, and the given step at once when it is resumed. */
    private void assertHeld(int number) {
        assertThat(due()).isEmpty();
        assertThat(steps().backlog()).isEqualTo(new Backlog(0, null));
        assertThat(storage().health().backlog().due()).isZero();
        assertThat(enrollments().resume(SEQUENCE, "anna")).isTrue();
        assertThat(due()).extracting(Step::number).containsExactly(number);
    }

    @Test
    void holdsOneContactInOneSequence() {
        enroll(SEQUENCE, "bert");
        enroll(Sequences.REPEATING, "anna");
        pause();
        assertThat(due()).extracting(Step::contact).containsExactly("bert", "anna");
        try (Lease lease = lease()) {
            assertThat(steps().countDue(new ClaimRequest(Sequences.KEYS, 10, lease)))
                    .isEqualTo(2);
        }
        enrollments().resume(SEQUENCE, "anna");
        assertThat(due()).hasSize(3);
    }

    @Test
    void saysWhetherItChangedAnything() {
        assertThat(enrollments().resume(SEQUENCE, "anna")).isFalse();
        pause();
        assertThat(enrollments().pause(SEQUENCE, "anna")).isFalse();
        assertThat(enrollments().resume(SEQUENCE, "anna")).isTrue();
        assertThat(enrollments().resume(SEQUENCE, "anna")).isFalse();
        assertThat(enrollments().pause(SEQUENCE, "bert")).isFalse();
        assertThat(enrollments().resume(SEQUENCE, "bert")).isFalse();
        enrollments().cancel(SEQUENCE, "anna");
        assertThat(enrollments().pause(SEQUENCE, "anna")).isFalse();
        assertThat(enrollments().resume(SEQUENCE, "anna")).isFalse();
    }

    @Test
    void aHeldStepKeepsItsKeyAndIsDueAtOnceWhenItIsResumed() {
        Step before = due().get(0);
        pause();
        passTime(LONG);
        enrollments().resume(SEQUENCE, "anna");
        Step after = due().get(0);
        assertThat(after).isEqualTo(before);
        assertThat(after.attempts()).isZero();
    }

    @Test
    void aPauseDoesNotHastenAStepThatIsNotDueYet() {
        runOne(StepMark.To.DONE);
        pause();
        passTime(Duration.ofDays(2));
        enrollments().resume(SEQUENCE, "anna");
        assertThat(due()).isEmpty();
        passTime(Duration.ofDays(1));
        assertThat(due()).extracting(Step::number).containsExactly(2);
    }

    @Test
    void isHonouredBetweenClaimAndHandOver() {
        enroll(SEQUENCE, "bert");
        Claim claim = claimNow();
        pause();
        assertThat(steps().stillDue(claim)).extracting(Step::contact).containsExactly("bert");
        enrollments().resume(SEQUENCE, "anna");
        assertThat(steps().stillDue(claim)).hasSize(2);
    }

    @Test
    void whatIsBehindAStepThatWasWithItsHandlerIsHeld() {
        Claim claim = claimNow();
        pause();
        assertThat(steps().mark(claim, List.of(Sequences.done(only(claim))))).isEqualTo(1);
        claim.lease().close();
        passTime(Duration.ofDays(3));
        assertHeld(2);
    }

    @Test
    void aFailedAttemptIsHeld() {
        Claim claim = claimNow();
        pause();
        steps().mark(claim, List.of(Sequences.mark(only(claim), StepMark.To.PENDING)));
        claim.lease().close();
        passTime(Duration.ofMinutes(1));
        assertHeld(1);
        assertThat(due().get(0).attempts()).isEqualTo(1);
    }

    @Test
    void whatIsGivenBackIsHeld() {
        Claim claim = claimNow();
        pause();
        steps().giveBack(claim, claim.steps());
        assertThat(claim(claim.lease()).steps()).isEmpty();
        claim.lease().close();
        assertHeld(1);
    }

    @Test
    void whatIsTakenOverIsHeldOrUncertain() {
        enroll(Sequences.REPEATING, "anna");
        Claim claim = claimNow();
        pause();
        enrollments().pause(Sequences.REPEATING, "anna");
        Lease present = leaseAfterCrash();
        assertThat(steps().takeOver(present)).isEqualTo(2);
        present.close();
        assertThat(due()).isEmpty();
        assertThat(storage().health().uncertain()).isEqualTo(1);
        enrollments().resume(Sequences.REPEATING, "anna");
        assertThat(due()).extracting(Step::sequence).containsExactly(Sequences.REPEATING);
        Step uncertain = claim.steps().stream()
                .filter(step -> step.sequence().equals(SEQUENCE))
                .findFirst()
                .orElseThrow();
        assertThat(enrollments().sendAgain(uncertain.key())).isTrue();
        assertThat(due()).hasSize(1);
        enrollments().resume(SEQUENCE, "anna");
        assertThat(due()).hasSize(2);
    }

    private void assertHeldAfter(StepMark.To to, Function<String, Boolean> decision, int number) {
        enrollments().forget("anna");
        enroll(SEQUENCE, "anna");
        String key = runOne(to).key();
        pause();
        assertThat(decision.apply(key)).isTrue();
        passTime(Duration.ofDays(3));
        assertHeld(number);
    }

    @Test
    void aPersonsDecisionIsTakenAndWhatFollowsIsHeld() {
        assertHeldAfter(StepMark.To.UNCERTAIN, enrollments()::sendAgain, 1);
        assertHeldAfter(StepMark.To.UNCERTAIN, enrollments()::confirmSent, 2);
        assertHeldAfter(StepMark.To.DEAD, enrollments()::retry, 1);
        assertHeldAfter(StepMark.To.DEAD, enrollments()::discard, 2);
        assertHeldAfter(StepMark.To.QUEUED, key -> enrollments().complete(key, StepResult.processed()), 2);
    }

    @Test
    void aLateDoneOfAPausedContactIsStillTrue() {
        Claim claim = claimNow();
        pause();
        Lease present = leaseAfterCrash();
        steps().takeOver(present);
        present.close();
        assertThat(steps().mark(claim, List.of(Sequences.done(only(claim))))).isEqualTo(1);
        passTime(Duration.ofDays(3));
        assertHeld(2);
    }

    @Test
    void theLastStepOfAPausedContactFinishesTheEnrollment() {
        enroll(Sequences.LATER, "anna");
        passTime(Duration.ofDays(1));
        enrollments().cancel(SEQUENCE, "anna");
        Claim claim = claimNow();
        assertThat(enrollments().pause(Sequences.LATER, "anna")).isTrue();
        steps().mark(claim, List.of(Sequences.done(only(claim))));
        claim.lease().close();
        assertThat(enrollments().resume(Sequences.LATER, "anna")).isFalse();
        assertThat(enrollments().enrollAgain(Sequences.LATER, "anna", Map.of())).isEqualTo(EnrollOutcome.ENROLLED);
    }

    @Test
    void aPausedContactIsStillEnrolled() {
        pause();
        assertThat(enroll(SEQUENCE, "anna")).isEqualTo(EnrollOutcome.ALREADY_ENROLLED);
        assertThat(enrollments().enrollAgain(SEQUENCE, "anna", Map.of())).isEqualTo(EnrollOutcome.ALREADY_ENROLLED);
        assertHeld(1);
    }

    @Test
    void aPausedContactCanBeCancelledAndBeginsANewRoundUnpaused() {
        pause();
        assertThat(enrollments().cancel(SEQUENCE, "anna")).isTrue();
        assertThat(enrollments().resume(SEQUENCE, "anna")).isFalse();
        assertThat(due()).isEmpty();
        assertThat(enrollments().enrollAgain(SEQUENCE, "anna", Map.of())).isEqualTo(EnrollOutcome.ENROLLED);
        assertThat(due()).hasSize(1);
    }

    @Test
    void aPausedContactIsNotPruned() {
        runOne(StepMark.To.DONE);
        pause();
        passTime(LONG.plusDays(1));
        assertThat(storage().prune(LONG, 10)).isZero();
        enrollments().resume(SEQUENCE, "anna");
        assertThat(due()).extracting(Step::number).containsExactly(2);
    }

    @Test
    void oneOfManyThatPauseOrResumeAtOnceCounts() {
        assertThat(Race.of(() -> enrollments().pause(SEQUENCE, "anna"))).containsOnlyOnce(true);
        assertThat(Race.of(() -> enrollments().resume(SEQUENCE, "anna"))).containsOnlyOnce(true);
        assertThat(due()).hasSize(1);
    }
}
