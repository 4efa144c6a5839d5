package io.github.cronguard.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.spi.Claim;
import io.github.cronguard.spi.ClaimRequest;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.Pause;
import io.github.cronguard.spi.Step;
import io.github.cronguard.spi.StepMark;
import io.github.cronguard.spi.StepRecord;
import io.github.cronguard.spi.StepSource;
import io.github.cronguard.spi.StepState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a {@link StepSource} promises of claimed steps that are not marked: given back, still due, taken over. */
public abstract class StepTakeOverContract extends StorageBased {

    /** Made by a test class. */
    protected StepTakeOverContract() {}

    private Claim claimOf(String sequence, String... contacts) {
        for (String contact : contacts) {
            enroll(sequence, contact);
        }
        Lease lease = lease();
        start(lease);
        return claim(lease);
    }

    private StepRecord shown(Step step) {
        return storage().stepHistory().find(step.key()).orElseThrow();
    }

    private static List<String> contacts(Set<Step> steps) {
        return steps.stream().map(Step::contact).toList();
    }

    @Test
    void whatIsGivenBackIsDueAsItWas() {
        Claim claim = claimOf(Sequences.WELCOME, "anna", "bert");
        Step anna = claim.steps().get(0);
        steps().giveBack(claim, List.of(anna));
        Claim again = claim(claim.lease());
        assertThat(only(again)).isEqualTo(anna);
        assertThat(only(again).attempts()).isZero();
        assertThat(only(again).dueAt()).isEqualTo(anna.dueAt());
        assertThat(steps().mark(claim, List.of(Sequences.done(anna)))).isZero();
    }

    @Test
    void givesBackUnderALostLeaseToo() {
        Claim claim = claimOf(Sequences.WELCOME, "anna");
        Lease present = leaseAfterCrash();
        steps().giveBack(claim, claim.steps());
        assertThat(steps().takeOver(present)).isZero();
        present.close();
        assertThat(due()).isEqualTo(claim.steps());
    }

    @Test
    void givesBackNothingThatIsNotTheClaimsAnyMore() {
        Claim claim = claimOf(Sequences.WELCOME, "anna", "bert");
        steps().mark(claim, List.of(Sequences.mark(claim.steps().get(0), StepMark.To.DEAD)));
        steps().giveBack(new Claim("another", claim.lease(), claim.steps(), false), claim.steps());
        steps().giveBack(claim, List.of(claim.steps().get(0)));
        steps().giveBack(claim, List.of());
        assertThat(claim(claim.lease()).steps()).isEmpty();
        assertThat(steps().stillDue(claim)).containsExactly(claim.steps().get(1));
    }

    @Test
    void aCancelledStepThatIsGivenBackIsNotDue() {
        Claim claim = claimOf(Sequences.WELCOME, "anna");
        storage().enrollments().cancel(Sequences.WELCOME, "anna");
        steps().giveBack(claim, claim.steps());
        claim.lease().close();
        assertThat(due()).isEmpty();
        assertThat(steps().backlog().due()).isZero();
    }

    @Test
    void aCancelledStepThatIsGivenBackEnds() {
        Claim claim = claimOf(Sequences.WELCOME, "anna", "bert");
        storage().enrollments().cancel(Sequences.WELCOME, "anna");
        passTime(Duration.ofMinutes(1));
        Instant from = storage().now();
        steps().giveBack(claim, claim.steps());
        assertThat(shown(claim.steps().get(1)).state()).isEqualTo(StepState.PENDING);
        assertThat(shown(claim.steps().get(1)).finishedAt()).isNull();
        assertEnded(claim.steps().get(0), from);
    }

    @Test
    void aStepOfAnEarlierRoundThatIsGivenBackEnds() {
        Claim claim = claimOf(Sequences.WELCOME, "anna");
        storage().enrollments().cancel(Sequences.WELCOME, "anna");
        storage().enrollments().enrollAgain(Sequences.WELCOME, "anna", Map.of());
        Instant from = storage().now();
        steps().giveBack(claim, claim.steps());
        assertThat(shown(only(claim)).finishedAt()).isBetween(from, storage().now());
    }

    @Test
    void saysWhatMayStillBeHandedOver() {
        Claim claim = claimOf(Sequences.WELCOME, "anna", "bert", "cora", "dora");
        assertThat(steps().stillDue(claim)).hasSize(4);
        storage().enrollments().cancel(Sequences.WELCOME, "anna");
        storage().enrollments().forget("bert");
        steps().mark(claim, List.of(Sequences.done(claim.steps().get(2))));
        assertThat(contacts(steps().stillDue(claim))).containsExactly("dora");
    }

    @Test
    void whatIsPausedMayNotBeHandedOver() {
        enroll(Sequences.REPEATING, "bert");
        Claim claim = claimOf(Sequences.WELCOME, "anna");
        storage().pauses().pause(Sequences.WELCOME, null, "operator", "");
        assertThat(contacts(steps().stillDue(claim))).containsExactly("bert");
        storage().pauses().pause(Pause.ALL, null, "operator", "");
        assertThat(steps().stillDue(claim)).isEmpty();
        storage().pauses().resume(Pause.ALL, "operator");
        storage().pauses().resume(Sequences.WELCOME, "operator");
        assertThat(steps().stillDue(claim)).hasSize(2);
    }

    @Test
    void aLostLeaseMayHandOverNothing() {
        Claim claim = claimOf(Sequences.WELCOME, "anna");
        Lease present = leaseAfterCrash();
        assertThat(steps().stillDue(claim)).isEmpty();
        present.close();
        assertThat(steps().stillDue(claim)).isEmpty();
    }

    @Test
    void takesOverAtMostOnceStepsAsUncertain() {
        claimOf(Sequences.WELCOME, "anna", "bert");
        Lease present = leaseAfterCrash();
        start(present);
        assertThat(steps().takeOver(present)).isEqualTo(2);
        assertThat(steps().takeOver(present)).isZero();
        assertThat(storage().health().uncertain()).isEqualTo(2);
        assertThat(claim(present).steps()).isEmpty();
    }

    @Test
    void takesOverOtherStepsAsDueAgainUnderTheSameKey() {
        enroll(Sequences.OUTBOX, "bert");
        Claim claim = claimOf(Sequences.REPEATING, "anna");
        Lease present = leaseAfterCrash();
        start(present);
        assertThat(steps().takeOver(present)).isEqualTo(2);
        assertThat(storage().health().uncertain()).isZero();
        assertThat(steps().mark(claim, List.of(Sequences.done(claim.steps().get(0)))))
                .isZero();
        assertThat(claim(present).steps()).containsExactlyElementsOf(claim.steps());
    }

    @Test
    void takesOverNeitherItsOwnClaimsNorWhatIsMarked() {
        Claim claim = claimOf(Sequences.WELCOME, "anna");
        assertThat(steps().takeOver(claim.lease())).isZero();
        steps().mark(claim, List.of(Sequences.done(only(claim))));
        assertThat(steps().takeOver(leaseAfterCrash())).isZero();
    }

    @Test
    void aCancelledStepThatIsTakenOverIsNotDue() {
        claimOf(Sequences.REPEATING, "anna");
        storage().enrollments().cancel(Sequences.REPEATING, "anna");
        Lease present = leaseAfterCrash();
        start(present);
        steps().takeOver(present);
        assertThat(claim(present).steps()).isEmpty();
    }

    @Test
    void aCancelledStepThatIsTakenOverEnds() {
        enroll(Sequences.WELCOME, "cora");
        Claim claim = claimOf(Sequences.REPEATING, "anna", "bert");
        storage().enrollments().cancel(Sequences.REPEATING, "anna");
        storage().enrollments().cancel(Sequences.WELCOME, "cora");
        Lease present = leaseAfterCrash();
        Instant from = storage().now();
        assertThat(steps().takeOver(present)).isEqualTo(3);
        for (Step step : claim.steps()) {
            boolean ended = step.contact().equals("anna");
            assertThat(shown(step).finishedAt() != null).as(step.contact()).isEqualTo(ended);
        }
        Step anna = claim.steps().stream()
                .filter(step -> step.contact().equals("anna"))
                .findFirst()
                .orElseThrow();
        assertEnded(anna, from);
    }

    @Test
    void takesEachStepOverOnceAlsoWhenManyTryAtOnce() {
        claimOf(Sequences.WELCOME, Texts.LOOKALIKES.toArray(String[]::new));
        Lease present = leaseAfterCrash();
        int taken = Race.of(() -> steps().takeOver(present)).stream()
                .mapToInt(Integer::intValue)
                .sum();
        // What others held locks on meets the next run.
        assertThat(taken + steps().takeOver(present)).isEqualTo(Texts.LOOKALIKES.size());
        assertThat(storage().health().uncertain()).isEqualTo(Texts.LOOKALIKES.size());
    }

    @Test
    void countsNothingThatIsClaimed() {
        Claim claim = claimOf(Sequences.WELCOME, "anna");
        assertThat(steps().backlog().due()).isZero();
        assertThat(steps().countDue(new ClaimRequest(Sequences.KEYS, 10, claim.lease())))
                .isZero();
    }
}
