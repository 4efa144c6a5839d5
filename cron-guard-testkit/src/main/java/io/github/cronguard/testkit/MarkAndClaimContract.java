package io.github.cronguard.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.cronguard.spi.Claim;
import io.github.cronguard.spi.ClaimMarks;
import io.github.cronguard.spi.ClaimRequest;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.LeaseLostException;
import io.github.cronguard.spi.NextClaim;
import io.github.cronguard.spi.Step;
import io.github.cronguard.spi.StepMark;
import io.github.cronguard.spi.StepSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a {@link StepSource} promises that marks and claims in one go; one that does not is left out. */
public abstract class MarkAndClaimContract extends StorageBased {

    /** Made by a test class. */
    protected MarkAndClaimContract() {}

    private Lease lease;
    private Claim first;
    private Claim second;

    @BeforeEach
    void claimTwice() {
        for (int i = 1; i <= 7; i++) {
            enroll(Sequences.WELCOME, "contact-" + i);
            passTime(Duration.ofSeconds(1));
        }
        lease = lease();
        start(lease);
        first = steps().claim(request(2));
        second = steps().claim(request(2));
    }

    private ClaimRequest request(int limit) {
        return new ClaimRequest(Sequences.KEYS, limit, lease);
    }

    private static ClaimMarks done(Claim claim, int... steps) {
        return new ClaimMarks(
                claim,
                IntStream.of(steps)
                        .mapToObj(step -> Sequences.done(claim.steps().get(step)))
                        .toList());
    }

    private NextClaim markAndClaim(List<ClaimMarks> marks, int limit) {
        Optional<NextClaim> next = steps().markAndClaim(marks, request(limit));
        assumeThat(next).as("The source marks and claims in one go").isPresent();
        return next.orElseThrow();
    }

    @Test
    void marksTheStepsOfSeveralClaimsAndClaimsTheNextOnes() {
        NextClaim next = markAndClaim(List.of(done(first, 0, 1), done(second, 1)), 2);
        assertThat(next.marked()).isEqualTo(3);
        assertThat(next.claim().id()).isNotIn(first.id(), second.id());
        assertThat(next.claim().more()).isTrue();
        assertThat(next.claim().steps()).extracting(Step::contact).containsExactly("contact-5", "contact-6");
        assertThat(steps().stillDue(first)).isEmpty();
        assertThat(steps().stillDue(second)).extracting(Step::contact).containsExactly("contact-3");
        assertThat(steps().stillDue(next.claim())).hasSize(2);
    }

    @Test
    void saysWhenNothingMoreIsDue() {
        NextClaim next = markAndClaim(List.of(done(first, 0)), 100);
        assertThat(next.claim().steps()).hasSize(3);
        assertThat(next.claim().more()).isFalse();
        assertThat(markAndClaim(List.of(done(first, 1)), 100).claim().steps()).isEmpty();
    }

    @Test
    void countsTheStepsThatTheMarksChanged() {
        steps().mark(first, done(first, 0).marks());
        assertThat(markAndClaim(List.of(done(first, 0, 1)), 1).marked()).isEqualTo(1);
    }

    @Test
    void makesEveryKindOfMark() {
        List<StepMark> marks = List.of(
                Sequences.mark(first.steps().get(0), StepMark.To.PENDING),
                Sequences.mark(first.steps().get(1), StepMark.To.DEAD));
        assertThat(markAndClaim(List.of(new ClaimMarks(first, marks)), 1).marked())
                .isEqualTo(2);
        assertThat(storage().health().dead()).isEqualTo(1);
        lease.close();
        passTime(Duration.ofMinutes(1));
        assertThat(due()).extracting(Step::contact).contains("contact-1").doesNotContain("contact-2");
    }

    @Test
    void letsTheEnrollmentsGoOn() {
        markAndClaim(List.of(done(first, 0, 1)), 1);
        lease.close();
        passTime(Duration.ofDays(3));
        assertThat(due()).extracting(Step::number).contains(2);
    }

    @Test
    void goesOnTwiceAtOnce() {
        assumeThat(steps().markAndClaim(List.of(done(first, 0)), request(1)))
                .as("The source marks and claims in one go")
                .isPresent();
        CyclicBarrier together = new CyclicBarrier(2);
        CompletableFuture<NextClaim> one = beside(together, done(first, 1));
        CompletableFuture<NextClaim> other = beside(together, done(second, 0, 1));
        List<Step> claimed = Stream.of(one.join(), other.join())
                .flatMap(next -> next.claim().steps().stream())
                .toList();
        assertThat(one.join().marked() + other.join().marked()).isEqualTo(3);
        assertThat(claimed).as("of the two that were left").isNotEmpty().doesNotHaveDuplicates();
        assertThat(claimed).extracting(Step::contact).isSubsetOf("contact-6", "contact-7");
        assertThat(claimed).hasSize(2 - steps().claim(request(5)).steps().size());
    }

    private CompletableFuture<NextClaim> beside(CyclicBarrier together, ClaimMarks marks) {
        return CompletableFuture.supplyAsync(() -> {
                    try {
                        together.await(20, TimeUnit.SECONDS);
                    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                        throw new IllegalStateException(e);
                    }
                    return markAndClaim(List.of(marks), 1);
                })
                .orTimeout(60, TimeUnit.SECONDS);
    }

    @Test
    void doesNothingForALostLease() {
        markAndClaim(List.of(done(second, 0)), 1);
        Lease overtaken = lease;
        Lease present = leaseAfterCrash();
        assertThatExceptionOfType(LeaseLostException.class)
                .isThrownBy(() -> steps().markAndClaim(
                                List.of(done(first, 0, 1)), new ClaimRequest(Sequences.KEYS, 5, overtaken)));
        present.close();
        assertThat(steps().mark(first, done(first, 0, 1).marks())).isEqualTo(2);
    }
}
