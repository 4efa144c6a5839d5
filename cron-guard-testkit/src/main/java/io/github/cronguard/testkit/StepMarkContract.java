package io.github.cronguard.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.sequence.EnrollOutcome;
import io.github.cronguard.spi.Claim;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.Step;
import io.github.cronguard.spi.StepMark;
import io.github.cronguard.spi.StepSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a {@link StepSource} promises of marks. */
public abstract class StepMarkContract extends StorageBased {

    /** Made by a test class. */
    protected StepMarkContract() {}

    private Lease lease;
    private Claim claim;
    private Step step;

    @BeforeEach
    void claimOneStep() {
        enroll(Sequences.WELCOME, "anna");
        claimAll();
    }

    private void claimAll() {
        lease = lease();
        start(lease);
        claim = claim(lease);
        step = only(claim);
    }

    private int mark(StepMark.To to) {
        return steps().mark(claim, List.of(Sequences.mark(step, to)));
    }

    private void assertWaits() {
        lease.close();
        passTime(LONG);
        assertThat(due()).isEmpty();
    }

    @Test
    void aDoneStepIsFollowedByTheNextOneAfterItsDelay() {
        passTime(Duration.ofMinutes(1));
        assertThat(mark(StepMark.To.DONE)).isEqualTo(1);
        lease.close();
        passTime(Duration.ofDays(3).minusSeconds(30));
        assertThat(due()).isEmpty();
        passTime(Duration.ofSeconds(30));
        Step next = due().get(0);
        assertThat(next.number()).isEqualTo(2);
        assertThat(next.name()).isEqualTo("follow-up");
        assertThat(next.key()).isEqualTo(step.key().replaceAll("1$", "2"));
        assertThat(next.contact()).isEqualTo("anna");
        assertThat(next.attempts()).isZero();
    }

    @Test
    void aSkippedStepIsFollowedByTheNextOneToo() {
        assertThat(mark(StepMark.To.SKIPPED)).isEqualTo(1);
        lease.close();
        passTime(Duration.ofDays(3));
        assertThat(due()).extracting(Step::number).containsExactly(2);
    }

    @Test
    void theLastStepFinishesTheEnrollment() {
        mark(StepMark.To.DONE);
        lease.close();
        passTime(Duration.ofDays(3));
        runOne(StepMark.To.DONE);
        passTime(Duration.ofDays(4));
        assertThat(storage().enrollments().enrollAgain(Sequences.WELCOME, "anna", Map.of()))
                .isEqualTo(EnrollOutcome.ALREADY_ENROLLED);
        assertThat(runOne(StepMark.To.DONE).number()).isEqualTo(3);
        assertWaits();
        assertThat(storage().enrollments().enrollAgain(Sequences.WELCOME, "anna", Map.of()))
                .isEqualTo(EnrollOutcome.ENROLLED);
    }

    @Test
    void theContactWaitsBehindADeadStep() {
        assertThat(mark(StepMark.To.DEAD)).isEqualTo(1);
        assertThat(storage().health().dead()).isEqualTo(1);
        assertWaits();
    }

    @Test
    void theContactWaitsBehindAnUncertainStep() {
        assertThat(mark(StepMark.To.UNCERTAIN)).isEqualTo(1);
        assertThat(storage().health().uncertain()).isEqualTo(1);
        assertWaits();
    }

    @Test
    void theContactWaitsBehindAQueuedStepThatNoRunTakesOver() {
        assertThat(mark(StepMark.To.QUEUED)).isEqualTo(1);
        assertThat(steps().takeOver(leaseAfterCrash())).isZero();
        assertThat(storage().health().uncertain()).isZero();
        passTime(TTL);
        assertWaits();
    }

    @Test
    void aFailedAttemptIsCountedAndTriedAgainLater() {
        String error = Texts.full(2_000);
        StepMark failed = new StepMark(step, StepMark.To.PENDING, error, Duration.ofMinutes(5), null);
        assertThat(steps().mark(claim, List.of(failed))).isEqualTo(1);
        lease.close();
        passTime(Duration.ofMinutes(4));
        assertThat(due()).isEmpty();
        passTime(Duration.ofMinutes(1));
        Step again = due().get(0);
        assertThat(again).isEqualTo(step);
        assertThat(again.attempts()).isEqualTo(1);
    }

    @Test
    void aMarkIsMadeOnce() {
        assertThat(mark(StepMark.To.DONE)).isEqualTo(1);
        assertThat(mark(StepMark.To.DONE)).isZero();
        assertThat(mark(StepMark.To.DEAD)).isZero();
        assertThat(steps().mark(claim, List.of())).isZero();
        lease.close();
        passTime(Duration.ofDays(3));
        assertThat(due()).hasSize(1);
    }

    @Test
    void aMarkIsMadeOnceAlsoWhenManySaySoAtOnce() {
        assertThat(Race.of(() -> mark(StepMark.To.DONE))).containsOnlyOnce(1);
        lease.close();
        passTime(Duration.ofDays(3));
        assertThat(due()).hasSize(1);
    }

    @Test
    void theClaimsOfAnotherAreNotMarked() {
        Claim forged = new Claim("another", lease, claim.steps(), false);
        assertThat(steps().mark(forged, List.of(Sequences.done(step)))).isZero();
        assertThat(steps().stillDue(claim)).containsExactly(step);
    }

    @Test
    void aLateWordBeforeTheTakeOverIsTrue() {
        Lease present = leaseAfterCrash();
        assertThat(mark(StepMark.To.DONE)).isEqualTo(1);
        assertThat(steps().takeOver(present)).isZero();
    }

    @Test
    void aLateDoneEndsItsOwnUncertainStep() {
        lease = leaseAfterCrash();
        assertThat(steps().takeOver(lease)).isEqualTo(1);
        Claim forged = new Claim("another", lease, claim.steps(), false);
        assertThat(steps().mark(forged, List.of(Sequences.done(step)))).isZero();
        assertThat(mark(StepMark.To.DONE)).isEqualTo(1);
        assertThat(storage().health().uncertain()).isZero();
        lease.close();
        passTime(Duration.ofDays(3));
        assertThat(due()).extracting(Step::number).containsExactly(2);
    }

    @Test
    void nothingElseThatIsLateChangesAnUncertainStep() {
        lease = leaseAfterCrash();
        steps().takeOver(lease);
        for (StepMark.To to : StepMark.To.values()) {
            if (to != StepMark.To.DONE) {
                assertThat(mark(to)).as(to.name()).isZero();
            }
        }
        assertThat(storage().health().uncertain()).isEqualTo(1);
        assertWaits();
    }

    @Test
    void nothingThatIsLateChangesAStepThatIsSentAgain() {
        steps().takeOver(leaseAfterCrash());
        storage().enrollments().sendAgain(step.key());
        assertThat(mark(StepMark.To.DONE)).isZero();
        passTime(TTL);
        assertThat(due()).containsExactly(step);
    }

    @Test
    void aCancelledContactGetsNoNextStep() {
        storage().enrollments().cancel(Sequences.WELCOME, "anna");
        assertThat(mark(StepMark.To.DONE)).isEqualTo(1);
        assertWaits();
        assertThat(storage().enrollments().cancel(Sequences.WELCOME, "anna")).isFalse();
    }

    @Test
    void aCancelledContactGetsNoSecondAttempt() {
        storage().enrollments().cancel(Sequences.WELCOME, "anna");
        mark(StepMark.To.PENDING);
        assertWaits();
    }

    @Test
    void aStepOfACancelledContactThatIsNotTriedAgainEnds() {
        storage().enrollments().cancel(Sequences.WELCOME, "anna");
        passTime(Duration.ofMinutes(1));
        Instant from = storage().now();
        assertThat(mark(StepMark.To.PENDING)).isEqualTo(1);
        assertEnded(step, from);
    }

    @Test
    void aForgottenContactIsNotMarked() {
        storage().enrollments().forget("anna");
        assertThat(mark(StepMark.To.DONE)).isZero();
    }

    @Test
    void aStepThatThisRoundHasHadIsNotSentASecondTimeAndTheFirstOneBehindItFollows() {
        // A changed definition may have the first step behind the second one.
        mark(StepMark.To.DONE);
        lease.close();
        passTime(Duration.ofDays(3));
        claimAll();
        StepMark back = new StepMark(step, StepMark.To.DONE, null, null, new StepMark.Next(1, "intro", Duration.ZERO));
        assertThat(steps().mark(claim, List.of(back))).isEqualTo(1);
        lease.close();
        passTime(Duration.ofDays(4));
        assertThat(due()).extracting(Step::number).containsExactly(3);
    }
}
