package io.github.cronguard.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.sequence.EnrollOutcome;
import io.github.cronguard.sequence.Sequence;
import io.github.cronguard.sequence.SequenceStep;
import io.github.cronguard.spi.Claim;
import io.github.cronguard.spi.ClaimRequest;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.Step;
import io.github.cronguard.spi.StepMark;
import io.github.cronguard.spi.StepSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What happens to contacts whose sequence's definition changes. A storage that is opened again with other definitions stands
 * for another node, or for the same one after a deploy.
 */
public abstract class ChangedDefinitionContract extends StorageBased {
    private static final String SEQUENCE = "changing";

    private Sequence definition = Sequences.of(SEQUENCE, 1);

    /** Made by a test class. */
    protected ChangedDefinitionContract() {}

    private void define(int... numbers) {
        define(Sequences.of(SEQUENCE, numbers));
    }

    private void define(Sequence changed) {
        definition = changed;
        storage().open(context(GUARD, List.of(changed)));
    }

    /** A run of the node that has the present definition: hands over what it gets and answers the numbers. */
    private List<Integer> run() {
        try (Lease lease = lease()) {
            start(lease);
            Claim claim = steps().claim(new ClaimRequest(List.of(SEQUENCE), 100, lease));
            steps().mark(claim, claim.steps().stream().map(this::done).toList());
            return claim.steps().stream().map(Step::number).toList();
        }
    }

    private StepMark done(Step step) {
        Optional<SequenceStep> next = definition.after(step.number());
        return new StepMark(
                step, StepMark.To.DONE, null, null, next.map(StepMark.Next::of).orElse(null));
    }

    /** What further runs hand over, until nothing is due. */
    private List<Integer> rest() {
        List<Integer> all = new ArrayList<>();
        for (List<Integer> some = run(); !some.isEmpty(); some = run()) {
            all.addAll(some);
        }
        return all;
    }

    private void begin(int... numbers) {
        define(numbers);
        enroll(SEQUENCE, "anna");
    }

    @Test
    void aStepAddedAtTheEndReachesWhoHasNotFinished() {
        begin(1, 2);
        run();
        define(1, 2, 3);
        assertThat(rest()).containsExactly(2, 3);
    }

    @Test
    void whoHasFinishedStaysFinishedWhenAStepIsAdded() {
        begin(1);
        run();
        define(1, 2);
        assertThat(rest()).isEmpty();
        assertThat(enroll(SEQUENCE, "anna")).isEqualTo(EnrollOutcome.ALREADY_ENROLLED);
        storage().enrollments().enrollAgain(SEQUENCE, "anna", Map.of());
        assertThat(rest()).containsExactly(1, 2);
    }

    @Test
    void aStepAddedBehindTheContactsOwnFollowsItInTheNewOrder() {
        begin(1, 2);
        define(1, 3, 2);
        assertThat(rest()).containsExactly(1, 3, 2);
    }

    @Test
    void aStepAddedInFrontOfTheContactsOwnDoesNotReachIt() {
        begin(1, 2);
        run();
        define(4, 1, 3, 2);
        assertThat(rest()).containsExactly(2);
        enroll(SEQUENCE, "bert");
        assertThat(rest()).containsExactly(4, 1, 3, 2);
    }

    @Test
    void aStepRemovedAheadOfTheContactIsLeftOut() {
        begin(1, 2, 3);
        define(1, 3);
        assertThat(rest()).containsExactly(1, 3);
    }

    @Test
    void aStepThatIsReorderedBehindTheContactIsSentOnceAndNoneIsLostBehindOneThatWasSent() {
        begin(1, 2, 3, 4);
        run();
        run();
        define(1, 3, 2, 4);
        assertThat(rest()).as("behind 3 stands 2, which was sent").containsExactly(3, 4);
    }

    @Test
    void severalStepsThatWereSentArePassedOver() {
        begin(1, 2, 3, 4, 5);
        run();
        run();
        run();
        define(4, 2, 3, 1, 5);
        assertThat(rest()).containsExactly(4, 5);
    }

    @Test
    void aRoundThatHasHadAllThatFollowsIsFinished() {
        begin(1, 2, 3);
        run();
        run();
        define(3, 1, 2);
        assertThat(rest()).containsExactly(3);
        assertThat(storage().enrollments().cancel(SEQUENCE, "anna")).isFalse();
    }

    @Test
    void aDecisionLeadsToTheFirstStepThatTheRoundHasNotHadToo() {
        begin(1, 2, 3, 4);
        run();
        run();
        String key;
        try (Lease lease = lease()) {
            start(lease);
            Claim claim = steps().claim(new ClaimRequest(List.of(SEQUENCE), 100, lease));
            key = only(claim).key();
            steps().mark(claim, List.of(new StepMark(only(claim), StepMark.To.DEAD, "no", null, null)));
        }
        define(1, 3, 2, 4);
        assertThat(storage().enrollments().discard(key)).isTrue();
        assertThat(rest()).containsExactly(4);
    }

    @Test
    void aNewRoundHasAllStepsAgain() {
        begin(1, 2);
        rest();
        define(2, 1);
        storage().enrollments().enrollAgain(SEQUENCE, "anna", Map.of());
        assertThat(rest()).containsExactly(2, 1);
    }

    @Test
    void aChangedNameOrDelayCountsFromTheNextStepOn() {
        begin(1, 2, 3);
        run();
        define(Sequence.named(SEQUENCE)
                .step(1, "one", Duration.ofDays(9))
                .step(2, "two", Duration.ofDays(9))
                .step(3, "three", Duration.ofDays(2))
                .handledBy(definition.delivery(), definition.handler()));
        Step present = claimed().get(0);
        assertThat(present.number()).isEqualTo(2);
        assertThat(present.name()).isEqualTo("step-2");
        assertThat(run()).containsExactly(2);
        passTime(Duration.ofDays(1));
        assertThat(run()).isEmpty();
        passTime(Duration.ofDays(1));
        assertThat(claimed()).extracting(Step::name).containsExactly("three");
    }

    private List<Step> claimed() {
        try (Lease lease = lease()) {
            start(lease);
            Claim claim = steps().claim(new ClaimRequest(List.of(SEQUENCE), 100, lease));
            steps().giveBack(claim, claim.steps());
            return claim.steps();
        }
    }

    @Test
    void aStepThatThisNodeDoesNotKnowWaitsForOneThatDoes() {
        begin(1, 2);
        run();
        define(1);
        assertThat(run()).isEmpty();
        try (Lease lease = lease()) {
            assertThat(steps().countDue(new ClaimRequest(List.of(SEQUENCE), 10, lease)))
                    .isZero();
        }
        assertThat(steps().backlog().due()).isEqualTo(1);
        define(1, 2);
        assertThat(run()).containsExactly(2);
    }

    @Test
    void unknownStepsDoNotHoldUpTheOthers() {
        begin(1, 2);
        for (int i = 0; i < 20; i++) {
            enroll(SEQUENCE, "user-" + i);
        }
        run();
        passTime(Duration.ofMinutes(1));
        define(1);
        enroll(SEQUENCE, "bert");
        try (Lease lease = lease()) {
            start(lease);
            Claim claim = steps().claim(new ClaimRequest(List.of(SEQUENCE), 5, lease));
            assertThat(only(claim).contact()).isEqualTo("bert");
            assertThat(claim.more()).isFalse();
        }
    }

    @Test
    void aStepThatNobodyKnowsIsClaimedAfterADayAndTheContactGoesOnBehindIt() {
        begin(1, 2, 3);
        run();
        define(1, 3);
        passTime(StepSource.UNKNOWN_WAITS.minusMinutes(1));
        assertThat(run()).isEmpty();
        passTime(Duration.ofMinutes(1));
        assertThat(rest()).as("the guard skips the first of them").containsExactly(2, 3);
    }

    @Test
    void aSequenceThatIsNotDefinedRestsAndGoesOnWhenItIsBack() {
        begin(1, 2);
        run();
        define(Sequences.of("another", 1));
        passTime(LONG);
        assertThat(due()).isEmpty();
        try (Lease lease = lease()) {
            assertThat(steps().takeOver(lease)).isZero();
        }
        define(1, 2);
        assertThat(rest()).containsExactly(2);
    }

    @Test
    void whatADeadNodeHadClaimedOfASequenceThatIsNotDefinedIsUncertain() {
        begin(1);
        Lease lease = lease();
        start(lease);
        steps().claim(new ClaimRequest(List.of(SEQUENCE), 100, lease));
        define(Sequences.of("another", 1));
        assertThat(steps().takeOver(leaseAfterCrash())).isEqualTo(1);
        assertThat(storage().health().uncertain()).isEqualTo(1);
    }
}
