package io.github.cronguard.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cronguard.spi.Claim;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.Pause;
import io.github.cronguard.spi.Step;
import io.github.cronguard.spi.StepMark;
import io.github.cronguard.spi.TransactionalStepSource;
import io.github.cronguard.spi.TransactionalStepSource.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a {@link TransactionalStepSource} promises of its marks. That a handler's own writes share the transaction is for the
 * implementation to test, which knows what they are.
 */
public abstract class TransactionalStepSourceContract extends StorageBased {

    private final List<String> handled = new ArrayList<>();
    private Lease lease;
    private Claim claim;

    /** Made by a test class. */
    protected TransactionalStepSourceContract() {}

    /** A callback from its two answers. */
    private record Answers(int most, List<String> handled, BiFunction<Step, Resources, StepMark> answer)
            implements TransactionalStepSource.Callback {

        @Override
        public boolean goesOn() {
            return handled.size() < most;
        }

        @Override
        public StepMark handle(Step step, Resources resources) {
            handled.add(step.contact());
            return answer.apply(step, resources);
        }
    }

    @BeforeEach
    void claimThreeSteps() {
        for (String contact : List.of("anna", "bert", "cora")) {
            enroll(Sequences.OUTBOX, contact);
        }
        lease = lease();
        start(lease);
        claim = claim(lease);
        assertThat(claim.steps()).hasSize(3);
    }

    private List<StepMark> handle(int most, BiFunction<Step, Resources, StepMark> answer) {
        TransactionalStepSource source = (TransactionalStepSource) steps();
        return source.handleInTransaction(claim, claim.steps(), new Answers(most, handled, answer));
    }

    private List<StepMark> handleAll() {
        return handle(100, (step, resources) -> Sequences.done(step));
    }

    @Test
    void handsAllStepsOverAndCommitsTheirMarks() {
        assertThat(handleAll())
                .containsExactlyElementsOf(
                        claim.steps().stream().map(Sequences::done).toList());
        assertThat(handled).containsExactly("anna", "bert", "cora");
        assertThat(steps().stillDue(claim)).isEmpty();
        lease.close();
        assertThat(due()).extracting(Step::number).containsExactly(2, 2, 2);
    }

    @Test
    void commitsEachMarkAsItIs() {
        List<StepMark> marks = handle(
                100,
                (step, resources) -> Sequences.mark(
                        step,
                        switch (step.contact()) {
                            case "anna" -> StepMark.To.PENDING;
                            case "bert" -> StepMark.To.DEAD;
                            default -> StepMark.To.SKIPPED;
                        }));
        assertThat(marks)
                .extracting(StepMark::to)
                .containsExactly(StepMark.To.PENDING, StepMark.To.DEAD, StepMark.To.SKIPPED);
        assertThat(storage().health().dead()).isEqualTo(1);
        lease.close();
        passTime(TTL);
        List<Step> due = due();
        assertThat(due).extracting(Step::contact).containsExactlyInAnyOrder("anna", "cora");
        assertThat(due).extracting(Step::attempts).containsExactlyInAnyOrder(1, 0);
    }

    @Test
    void stopsWhereTheCallbackEndsIt() {
        assertThat(handle(2, (step, resources) -> Sequences.done(step))).hasSize(2);
        assertThat(handled).containsExactly("anna", "bert");
        assertThat(steps().stillDue(claim)).extracting(Step::contact).containsExactly("cora");
    }

    @Test
    void handsNothingOverThatIsNotTheClaimsAnyMore() {
        steps().takeOver(leaseAfterCrash());
        assertThat(handleAll()).isEmpty();
        assertThat(handled).isEmpty();
    }

    @Test
    void handsNothingOverToAContactThatWasCancelledOrPausedSinceTheClaim() {
        storage().enrollments().cancel(Sequences.OUTBOX, "anna");
        storage().enrollments().pause(Sequences.OUTBOX, "bert");
        assertThat(handleAll()).hasSize(1);
        assertThat(handled).containsExactly("cora");
        steps().giveBack(claim, claim.steps());
        storage().enrollments().resume(Sequences.OUTBOX, "bert");
        lease.close();
        assertThat(due()).extracting(Step::number).containsExactly(1, 2);
    }

    @Test
    void handsNothingOverOfASequenceThatWasPausedSinceTheClaim() {
        for (String scope : List.of(Sequences.OUTBOX, Pause.ALL)) {
            storage().pauses().pause(scope, null, "anna", "");
            assertThat(handleAll()).as(scope).isEmpty();
            storage().pauses().resume(scope, "anna");
        }
        assertThat(handled).isEmpty();
        assertThat(handleAll()).hasSize(3);
    }

    @Test
    void leavesOutWhatIsMarkedAlready() {
        steps().mark(claim, List.of(Sequences.mark(claim.steps().get(1), StepMark.To.DEAD)));
        assertThat(handleAll()).hasSize(2);
        assertThat(handled).containsExactly("anna", "cora");
    }

    @Test
    void anErrorUndoesAllOfIt() {
        StackOverflowError error = new StackOverflowError("contract");
        assertThatThrownBy(() -> handle(100, (step, resources) -> {
                    if (step.contact().equals("cora")) {
                        throw error;
                    }
                    return Sequences.done(step);
                }))
                .satisfiesAnyOf(
                        thrown -> assertThat(thrown).isSameAs(error),
                        thrown -> assertThat(thrown).hasRootCause(error));
        assertThat(handled).containsExactly("anna", "bert", "cora");
        assertThat(steps().stillDue(claim)).hasSize(3);
        handled.clear();
        assertThat(handleAll()).hasSize(3);
    }

    @Test
    void saysSoWhenItHasNoSuchResource() {
        handle(1, (step, resources) -> {
            assertThatIllegalArgumentException().isThrownBy(() -> resources.get(TransactionalStepSourceContract.class));
            return Sequences.done(step);
        });
        assertThat(handled).hasSize(1);
    }

    @Test
    void handsNothingOverWhenThereIsNothing() {
        TransactionalStepSource source = (TransactionalStepSource) steps();
        assertThat(source.handleInTransaction(claim, List.of(), new Answers(9, handled, (s, r) -> Sequences.done(s))))
                .isEmpty();
        assertThat(handled).isEmpty();
    }
}
