package io.github.cronguard.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.cronguard.sequence.Contact;
import io.github.cronguard.sequence.EnrollOutcome;
import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.spi.Claim;
import io.github.cronguard.spi.ClaimRequest;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.LeaseLostException;
import io.github.cronguard.spi.Step;
import io.github.cronguard.spi.StepMark;
import io.github.cronguard.spi.TransactionalStepSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class InMemoryStepsTest {

    private static final Duration DAY = Duration.ofDays(1);

    private final Host host = new Host();
    private final TransactionalStepSource source = host.storage.stepSource();

    private static String key(Claim claim) {
        assertThat(claim.steps()).hasSize(1);
        return claim.steps().get(0).key();
    }

    @Test
    void drivesAContactThroughItsSequence() {
        host.enroll("mail", "anna");
        Claim first = host.claim();
        assertThat(key(first)).isEqualTo("mail/1/1");
        assertThat(host.mark(first, StepMark.To.DONE)).isEqualTo(1);
        first.lease().close();
        host.clock.advance(DAY);
        Claim second = host.claim();
        assertThat(key(second)).isEqualTo("mail/1/2");
        assertThat(host.mark(second, StepMark.To.SKIPPED)).isEqualTo(1);
        second.lease().close();
        assertThat(host.storage.enrollments().enroll("mail", "anna", Map.of()))
                .isEqualTo(EnrollOutcome.ALREADY_ENROLLED);
        assertThat(host.storage.enrollments().enrollAgain("mail", "anna", Map.of()))
                .isEqualTo(EnrollOutcome.ENROLLED);
        assertThat(key(host.claim())).isEqualTo("mail/1.2/1");
    }

    @Test
    void aStepOfAnInterruptedMailIsUncertainAndOfAnOutboxDueAgain() {
        host.enroll("mail", "anna");
        host.enroll("outbox", "anna");
        Claim old = host.claim();
        Claim present = host.claimAfterCrash();
        assertThat(key(present)).isEqualTo("outbox/2/1");
        assertThat(host.storage.health().uncertain()).isEqualTo(1);
        assertThat(host.mark(old, StepMark.To.DEAD)).as("too late").isZero();
        assertThat(host.mark(old, StepMark.To.DONE))
                .as("true of the mail alone")
                .isEqualTo(1);
        assertThat(host.storage.health().uncertain()).isZero();
    }

    @Test
    void aStepOfASequenceThatIsGoneIsUncertain() {
        host.enroll("outbox", "anna");
        host.claim();
        host.storage.open(host.context("guard", Host.MAIL));
        assertThat(host.claimAfterCrash().steps()).isEmpty();
        assertThat(host.storage.health().uncertain()).isEqualTo(1);
        assertThat(host.storage.enrollments().confirmSent("outbox/1/1")).isTrue();
    }

    @Test
    void aFailedAttemptIsTriedAgainLater() {
        host.enroll("mail", "anna");
        Claim claim = host.claim();
        host.mark(claim, StepMark.To.PENDING);
        claim.lease().close();
        assertThat(host.claimAfterCrash().steps())
                .singleElement()
                .extracting(Step::attempts)
                .isEqualTo(1);
    }

    @Test
    void whatIsGivenBackIsDueAgainUnlessItWasCancelled() {
        host.enroll("mail", "anna", "bert");
        Claim claim = host.claim();
        host.storage.enrollments().cancel("mail", "bert");
        assertThat(source.stillDue(claim)).extracting(Step::contact).containsExactly("anna");
        source.giveBack(claim, claim.steps());
        assertThat(source.stillDue(claim)).isEmpty();
        assertThat(source.backlog().due()).isEqualTo(1);
        assertThat(source.countDue(new ClaimRequest(List.of("mail"), 9, claim.lease())))
                .isEqualTo(1);
    }

    @Test
    void aLostLeaseGetsNothing() {
        host.enroll("mail", "anna");
        Lease lost = host.lease();
        lost.close();
        ClaimRequest request = new ClaimRequest(List.of("mail"), 9, lost);
        assertThatExceptionOfType(LeaseLostException.class).isThrownBy(() -> source.claim(request));
        assertThat(source.countDue(request)).isZero();
    }

    @Test
    void handsOverInATransactionOfMarks() {
        host.enroll("outbox", "anna", "bert", "cora");
        Claim claim = host.claim();
        List<String> handled = new ArrayList<>();
        TransactionalStepSource.Callback callback = new TransactionalStepSource.Callback() {
            @Override
            public boolean goesOn() {
                return handled.size() < 2;
            }

            @Override
            public StepMark handle(Step step, TransactionalStepSource.Resources resources) {
                handled.add(step.contact());
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> resources.get(String.class))
                        .withMessageContaining("java.lang.String");
                if (step.contact().equals("bert") && handled.size() == 2) {
                    throw new IllegalStateException("broken");
                }
                return Host.mark(step, StepMark.To.DONE);
            }
        };
        assertThatIllegalStateException().isThrownBy(() -> source.handleInTransaction(claim, claim.steps(), callback));
        assertThat(source.stillDue(claim)).as("nothing was committed").hasSize(3);
        handled.clear();
        handled.add("already");
        assertThat(source.handleInTransaction(claim, claim.steps(), callback)).hasSize(1);
        assertThat(source.stillDue(claim)).hasSize(2);
        handled.clear();
        assertThat(source.handleInTransaction(claim, claim.steps().subList(0, 1), callback))
                .as("marked already")
                .isEmpty();
    }

    @Test
    void aPersonDecidesOfADeadStep() {
        host.enroll("mail", "anna", "bert");
        Claim claim = host.claim();
        host.mark(claim, StepMark.To.DEAD);
        claim.lease().close();
        var decisions = host.storage.enrollments();
        assertThat(decisions.retry("mail/1/1")).isTrue();
        assertThat(decisions.retry("mail/1/1")).isFalse();
        assertThat(decisions.discard("mail/2/1")).isTrue();
        assertThat(decisions.discard("unknown")).isFalse();
        assertThat(key(host.claim())).isEqualTo("mail/1/1");
    }

    @Test
    void aPersonDecidesOfAnUncertainStep() {
        host.enroll("mail", "anna", "bert");
        Claim claim = host.claim();
        host.mark(claim, StepMark.To.UNCERTAIN);
        claim.lease().close();
        assertThat(host.storage.enrollments().confirmSent("mail/1/1")).isTrue();
        assertThat(host.storage.enrollments().sendAgain("mail/2/1")).isTrue();
        assertThat(key(host.claim())).isEqualTo("mail/2/1");
    }

    @Test
    void anEngineSaysHowAQueuedStepEnded() {
        host.enroll("mail", "done", "skipped", "dead", "uncertain");
        host.mark(host.claim(), StepMark.To.QUEUED);
        var engine = host.storage.enrollments();
        assertThatIllegalArgumentException().isThrownBy(() -> engine.complete("mail/1/1", StepResult.awaiting()));
        assertThat(engine.complete("mail/1/1", StepResult.processed())).isTrue();
        assertThat(engine.complete("mail/2/1", StepResult.skipped("gone"))).isTrue();
        assertThat(engine.complete("mail/3/1", StepResult.rejected("unknown"))).isTrue();
        assertThat(engine.complete("mail/4/1", StepResult.uncertain("broken"))).isTrue();
        assertThat(engine.complete("mail/4/1", StepResult.processed())).isFalse();
        assertThat(host.storage.health().dead()).isEqualTo(1);
        assertThat(host.storage.health().uncertain()).isEqualTo(1);
    }

    @Test
    void enrollsManyAndForgetsOne() {
        var enrollments = host.storage.enrollments();
        var anna = Contact.of("anna");
        assertThat(enrollments.enroll("bert", Map.of())).isEqualTo(EnrollOutcome.ENROLLED);
        assertThat(enrollments.enrollAll("mail", List.of(anna, anna))).isEqualTo(1);
        assertThat(enrollments.cancel("mail", "nobody")).isFalse();
        assertThat(enrollments.forget("anna")).isEqualTo(1);
        assertThat(enrollments.count("mail")).isEqualTo(1);
        assertThat(enrollments.enroll("mail", "anna", Map.of())).isEqualTo(EnrollOutcome.ENROLLED);
        assertThat(host.claim().steps()).extracting(Step::key).containsExactly("mail/1/1", "mail/3/1");
    }
}
