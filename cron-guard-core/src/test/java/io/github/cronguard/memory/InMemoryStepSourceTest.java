package io.github.cronguard.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.cronguard.spi.Backlog;
import io.github.cronguard.spi.Claim;
import io.github.cronguard.spi.ClaimRequest;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.Step;
import io.github.cronguard.spi.StepMark;
import io.github.cronguard.spi.TransactionalStepSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What is claimed and what is left out, and who may still say what became of it. */
final class InMemoryStepSourceTest {
    private static final Duration NANO = Duration.ofNanos(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Host host = new Host();
    private final TransactionalStepSource source = host.storage.stepSource();

    private static ClaimRequest request(Lease lease, int limit) {
        return new ClaimRequest(List.of("mail", "outbox"), limit, lease);
    }

    private static List<String> contacts(Claim claim) {
        return claim.steps().stream().map(Step::contact).toList();
    }

    /** Claims in a run of its own and marks it all. */
    private void run(StepMark.To to) {
        Claim claim = host.claim();
        host.mark(claim, to);
        claim.lease().close();
    }

    private static TransactionalStepSource.Callback handing(UnaryOperator<Step> handler) {
        return new TransactionalStepSource.Callback() {
            @Override
            public boolean goesOn() {
                return true;
            }

            @Override
            public StepMark handle(Step step, TransactionalStepSource.Resources resources) {
                return Host.mark(handler.apply(step), StepMark.To.DONE);
            }
        };
    }

    @Test
    void refusesEveryCallBeforeAGuardHasOpenedIt() {
        host.enroll("outbox", "anna");
        Claim claim = host.claim();
        TransactionalStepSource closed = new InMemoryStorage(host.clock).stepSource();
        List<ThrowingCallable> calls = List.of(
                () -> closed.claim(request(claim.lease(), 1)),
                () -> closed.mark(claim, List.of()),
                () -> closed.giveBack(claim, claim.steps()),
                () -> closed.stillDue(claim),
                () -> closed.takeOver(claim.lease()),
                closed::backlog,
                () -> closed.countDue(request(claim.lease(), 1)),
                () -> closed.handleInTransaction(claim, claim.steps(), handing(step -> step)));
        assertThat(calls)
                .allSatisfy(call ->
                        assertThatIllegalStateException().isThrownBy(call).withMessageContaining("not open yet"));
    }

    @Test
    void claimsTheOldestFirstAndSaysWhetherThereAreMore() {
        host.enroll("mail", "anna");
        run(StepMark.To.PENDING); // again in a minute
        host.enroll("mail", "bert");
        host.clock.advance(MINUTE);
        host.enroll("mail", "cora", "dora");
        Lease lease = host.lease();
        Claim first = source.claim(request(lease, 2));
        assertThat(contacts(first)).containsExactly("bert", "anna");
        assertThat(first.more()).isTrue();
        Claim last = source.claim(request(lease, 2));
        assertThat(contacts(last)).containsExactly("cora", "dora");
        assertThat(last.more()).isFalse();
        assertThat(last.id()).isNotEqualTo(first.id());
    }

    @Test
    void claimsAndCountsStepsOfTheNamedSequencesAlone() {
        host.enroll("mail", "anna");
        host.enroll("outbox", "bert", "cora");
        Lease lease = host.lease();
        assertThat(source.countDue(new ClaimRequest(List.of("outbox"), 9, lease)))
                .isEqualTo(2);
        assertThat(source.countDue(new ClaimRequest(List.of("outbox"), 1, lease)))
                .as("of one at most")
                .isEqualTo(1);
        assertThat(contacts(source.claim(new ClaimRequest(List.of("mail"), 9, lease))))
                .containsExactly("anna");
    }

    @Test
    void givesAContactOneStepARun() {
        host.enroll("mail", "anna");
        Claim first = host.claim();
        StepMark.Next atOnce = new StepMark.Next(2, "follow-up", Duration.ZERO);
        source.mark(first, List.of(new StepMark(first.steps().get(0), StepMark.To.DONE, null, null, atOnce)));
        assertThat(source.backlog().due()).as("due by its time").isEqualTo(1);
        assertThat(source.countDue(request(first.lease(), 9))).isZero();
        assertThat(source.claim(request(first.lease(), 9)).steps()).isEmpty();
        first.lease().close();
        assertThat(host.claim().steps()).extracting(Step::number).containsExactly(2);
    }

    @Test
    void leavesAStepThatItsDefinitionDoesNotHaveOutForADay() {
        host.enroll("outbox", "anna");
        host.storage.open(host.context("guard", Host.MAIL));
        host.clock.advance(TransactionalStepSource.UNKNOWN_WAITS.minus(NANO));
        Claim early = host.claim();
        assertThat(early.steps()).isEmpty();
        early.lease().close();
        host.clock.advance(NANO);
        assertThat(contacts(host.claim())).containsExactly("anna");
    }

    @Test
    void takesOverFromSmallerFencesAlone() {
        host.enroll("outbox", "anna", "bert");
        Claim own = host.claim();
        assertThat(source.takeOver(own.lease())).isZero();
        assertThat(source.stillDue(own)).hasSize(2);
        host.clock.advance(Host.TTL);
        Lease next = host.lease();
        assertThat(source.takeOver(next)).isEqualTo(2);
        assertThat(source.takeOver(next)).isZero();
        assertThat(source.backlog().due()).isEqualTo(2);
    }

    @Test
    void triesAFailedAttemptAgainAfterItsPauseAndNotBefore() {
        host.enroll("mail", "anna");
        run(StepMark.To.PENDING);
        host.clock.advance(MINUTE.minus(NANO));
        Claim early = host.claim();
        assertThat(early.steps()).isEmpty();
        early.lease().close();
        host.clock.advance(NANO);
        assertThat(contacts(host.claim())).containsExactly("anna");
    }

    @Test
    void saysHowMuchIsDueAndSinceWhen() {
        assertThat(source.backlog()).isEqualTo(new Backlog(0, null));
        host.enroll("mail", "anna");
        run(StepMark.To.PENDING); // again in a minute
        host.clock.advance(MINUTE.dividedBy(2));
        host.enroll("mail", "bert");
        Backlog one = new Backlog(1, host.clock.instant());
        assertThat(source.backlog()).as("one of two").isEqualTo(one);
        host.clock.advance(MINUTE.dividedBy(2));
        assertThat(source.backlog()).isEqualTo(new Backlog(2, one.oldestDueAt()));
    }

    @Test
    void handsNothingOverThatIsNotClaimedAnyMoreOrPaused() {
        host.enroll("outbox", "anna", "bert", "cora");
        Claim claim = host.claim();
        source.mark(claim, List.of(Host.mark(claim.steps().get(0), StepMark.To.DONE)));
        host.storage.enrollments().pause("outbox", "bert");
        List<String> handled = new ArrayList<>();
        List<StepMark> committed = source.handleInTransaction(claim, claim.steps(), handing(step -> {
            handled.add(step.contact());
            return step;
        }));
        assertThat(handled).containsExactly("cora");
        assertThat(committed).hasSize(1);
    }

    @Test
    void commitsNothingOfATransactionWhoseStepWasClaimedByAnother() {
        host.enroll("outbox", "anna");
        Claim claim = host.claim();
        List<Claim> next = new ArrayList<>();
        assertThat(source.handleInTransaction(claim, claim.steps(), handing(step -> {
                    next.add(host.claimAfterCrash());
                    return step;
                })))
                .isEmpty();
        assertThat(source.stillDue(next.get(0))).hasSize(1);
    }

    /** Its own mark would be taken as a late word, but the effect of the transaction is gone. */
    @Test
    void commitsNothingOfATransactionWhoseStepBecameUncertain() {
        host.enroll("outbox", "anna");
        Claim claim = host.claim();
        assertThat(source.handleInTransaction(claim, claim.steps(), handing(step -> {
                    host.storage.open(host.context("guard", Host.MAIL));
                    host.claimAfterCrash();
                    return step;
                })))
                .isEmpty();
        assertThat(host.storage.health().uncertain()).isEqualTo(1);
    }
}
