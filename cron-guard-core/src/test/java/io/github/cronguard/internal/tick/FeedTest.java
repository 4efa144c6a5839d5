package io.github.cronguard.internal.tick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.cronguard.RunCounts;
import io.github.cronguard.sequence.StepHandler;
import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.spi.Claim;
import io.github.cronguard.spi.ClaimMarks;
import io.github.cronguard.spi.ClaimRequest;
import io.github.cronguard.spi.LeaseLostException;
import io.github.cronguard.spi.NextClaim;
import io.github.cronguard.spi.Step;
import io.github.cronguard.spi.StepMark;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The claims of a pass and what becomes of them; {@link FeedEndTest} tells how it ends before its time. */
@Timeout(30)
class FeedTest {
    private final Parts parts = new Parts();
    private final AtomicInteger started = new AtomicInteger();

    @AfterEach
    void close() {
        parts.close();
    }

    private void feed(Pace pace, ScriptedSteps source, StepHandler handler, int most, int claims)
            throws InterruptedException {
        parts.claiming(source, parts.sending(handler), most, claims).drain(pace, parts.counts);
    }

    private void feed(ScriptedSteps source) throws InterruptedException {
        feed(parts.pace, source, step -> StepResult.processed(), 16, 16);
    }

    private RunCounts counted() {
        parts.counts.addTo(parts.run.tally());
        return parts.run.counts();
    }

    private void useCounted(int most) {
        parts.use(new Workers(most, work -> {
            started.incrementAndGet();
            return work;
        }));
    }

    @Test
    void handsOverWhatIsDueAndMarksIt() throws InterruptedException {
        useCounted(3);
        ScriptedSteps source = new ScriptedSteps(Parts.steps(5));
        feed(source);
        assertThat(parts.sent).containsExactlyInAnyOrder("c1", "c2", "c3", "c4", "c5");
        assertThat(source.marked()).containsExactlyInAnyOrder("c1 DONE", "c2 DONE", "c3 DONE", "c4 DONE", "c5 DONE");
        assertThat(source.back).isEmpty();
        assertThat(source.claims)
                .containsExactly(new ClaimRequest(
                        List.of(Parts.SEQUENCE), 16, parts.run.task().lease()));
        assertThat(started).hasValue(3);
        assertThat(counted()).isEqualTo(RunCounts.processed(5));
        assertThat(parts.pace.room(Parts.CAP)).isEqualTo(Parts.CAP - 5);
    }

    @Test
    void startsNoWorkerWhenNothingIsDue() throws InterruptedException {
        useCounted(3);
        ScriptedSteps source = new ScriptedSteps(List.of());
        feed(source);
        assertThat(source.claims).hasSize(1);
        assertThat(started).hasValue(0);
        assertThat(parts.run.written()).isNull();
    }

    @Test
    void claimsUntilNothingIsDue() throws InterruptedException {
        ScriptedSteps source = new ScriptedSteps(Parts.steps(5));
        feed(parts.pace, source, step -> StepResult.processed(), 2, 2);
        assertThat(parts.sent).containsExactly("c1", "c2", "c3", "c4", "c5");
        assertThat(source.claims).extracting(ClaimRequest::limit).containsExactly(2, 2, 2);
    }

    @Test
    void claimsAnewWhileSomeAreStillOut() throws InterruptedException {
        CountDownLatch second = new CountDownLatch(2);
        ScriptedSteps source = new ScriptedSteps(Parts.steps(6)) {
            @Override
            public Claim claim(ClaimRequest request) {
                second.countDown();
                return super.claim(request);
            }
        };
        StepHandler third = step -> {
            assertThat(!step.contact().equals("c3") || second.await(10, TimeUnit.SECONDS))
                    .isTrue();
            return StepResult.processed();
        };
        feed(parts.pace, source, third, 4, 2);
        assertThat(source.claims).extracting(ClaimRequest::limit).containsExactly(2, 2, 2);
        assertThat(source.marks.get(0)).hasSize(2);
        assertThat(counted()).isEqualTo(RunCounts.processed(6));
    }

    @Test
    void marksWithTheNextClaimWhereTheSourceCan() throws InterruptedException {
        ScriptedSteps source = new ScriptedSteps(Parts.steps(6));
        source.atOnce = true;
        feed(parts.pace, source, step -> StepResult.processed(), 2, 2);
        assertThat(source.claims).extracting(ClaimRequest::limit).containsExactly(2, 2, 2);
        assertThat(source.marks).hasSize(3);
        assertThat(source.marked()).hasSize(6).allMatch(marked -> marked.endsWith("DONE"));
        assertThat(counted()).isEqualTo(RunCounts.processed(6));
        assertThat(parts.pace.room(Parts.CAP)).isEqualTo(Parts.CAP - 6);
    }

    @Test
    void marksAllTheSameWhenTheLeaseIsLostToTheNextClaim() throws InterruptedException {
        ScriptedSteps source = new ScriptedSteps(Parts.steps(4)) {
            @Override
            public Optional<NextClaim> markAndClaim(List<ClaimMarks> given, ClaimRequest request) {
                throw new LeaseLostException(request.lease());
            }
        };
        feed(parts.pace, source, step -> StepResult.processed(), 2, 2);
        assertThat(source.claims).hasSize(1);
        assertThat(source.marked()).containsExactly("c1 DONE", "c2 DONE");
        assertThat(parts.run.task().lease().lost()).isTrue();
    }

    @Test
    void claimsNoMoreThanTheCapLeaves() throws InterruptedException {
        ScriptedSteps source = new ScriptedSteps(Parts.steps(5));
        Pace pace = parts.pace(3);
        feed(pace, source, step -> StepResult.processed(), 2, 2);
        assertThat(source.claims).extracting(ClaimRequest::limit).containsExactly(2, 1);
        assertThat(parts.sent).containsExactly("c1", "c2", "c3");
        assertThat(pace.capped()).isTrue();
    }

    @Test
    void triesAnEmptyClaimAgainWhileOthersHoldLocks() throws InterruptedException {
        ScriptedSteps source = new ScriptedSteps(Parts.steps(2)) {
            @Override
            public Claim claim(ClaimRequest request) {
                if (claims.size() < 2) {
                    claims.add(request);
                    return new Claim("none", request.lease(), List.of(), true);
                }
                return super.claim(request);
            }
        };
        feed(source);
        assertThat(source.claims).hasSize(3);
        assertThat(parts.sent).containsExactly("c1", "c2");
    }

    @Test
    void givesUpBehindFiftyOneEmptyClaimsInARow() throws InterruptedException {
        ScriptedSteps source = new ScriptedSteps(List.of()) {
            @Override
            public Claim claim(ClaimRequest request) {
                claims.add(request);
                List<Step> one = claims.size() == 5 ? Parts.steps(1) : List.of();
                return new Claim("claim", request.lease(), one, true);
            }
        };
        feed(source);
        assertThat(source.claims).hasSize(5 + 51);
        assertThat(parts.sent).containsExactly("c1");
    }

    @Test
    void doesNotHandOverWhatWasCancelledSinceItsClaimWasSent() throws InterruptedException {
        ScriptedSteps source = new ScriptedSteps(Parts.steps(3)) {
            @Override
            public Claim claim(ClaimRequest request) {
                parts.clock.advance(Duration.ofMillis(1_001));
                return super.claim(request);
            }

            @Override
            public Set<Step> stillDue(Claim claim) {
                return Set.of(Parts.step(2));
            }
        };
        feed(source);
        assertThat(parts.sent).containsExactly("c2");
        assertThat(source.back).containsExactly(Parts.step(1), Parts.step(3));
        assertThat(parts.pace.room(Parts.CAP)).isEqualTo(Parts.CAP - 1);
        assertThat(counted()).isEqualTo(RunCounts.processed(1));
    }

    @Test
    void claimsNoMoreWhenItCannotReadWhatIsStillDue() throws InterruptedException {
        ScriptedSteps source = new ScriptedSteps(Parts.steps(4)) {
            @Override
            public Set<Step> stillDue(Claim claim) {
                throw new IllegalStateException("no database");
            }
        };
        StepHandler first = step -> {
            parts.clock.advance(Duration.ofMillis(1_001));
            return StepResult.processed();
        };
        feed(parts.pace, source, first, 2, 2);
        assertThat(source.claims).hasSize(1);
        assertThat(source.marked()).containsExactly("c1 DONE");
        assertThat(source.back).containsExactly(Parts.step(2));
    }

    @Test
    void losesTheLeaseWhenItsClaimFindsAnotherHolder() throws InterruptedException {
        ScriptedSteps source = new ScriptedSteps(Parts.steps(4)) {
            @Override
            public Claim claim(ClaimRequest request) {
                claims.add(request);
                throw new LeaseLostException(request.lease());
            }
        };
        feed(source);
        assertThat(source.claims).hasSize(1);
        assertThat(parts.run.task().lease().lost()).isTrue();
    }

    @Test
    void throwsWhatAClaimThrewBehindTheMarksOfEarlierOnes() {
        ScriptedSteps source = new ScriptedSteps(Parts.steps(4)) {
            @Override
            public Claim claim(ClaimRequest request) {
                if (!claims.isEmpty()) {
                    throw new IllegalStateException("no database");
                }
                return super.claim(request);
            }
        };
        assertThatIllegalStateException()
                .isThrownBy(() -> feed(parts.pace, source, step -> StepResult.processed(), 2, 2))
                .withMessage("no database");
        assertThat(source.marked()).containsExactly("c1 DONE", "c2 DONE");
    }

    @Test
    void throwsWhatMarksThrewAndGoesOnBefore() {
        ScriptedSteps source = new ScriptedSteps(Parts.steps(4)) {
            @Override
            public int mark(Claim claim, List<StepMark> given) {
                if (claims.size() < 2) {
                    throw new IllegalStateException("no database");
                }
                return super.mark(claim, given);
            }
        };
        assertThatIllegalStateException()
                .isThrownBy(() -> feed(parts.pace, source, step -> StepResult.processed(), 2, 2))
                .withMessage("no database");
        assertThat(source.marked()).containsExactly("c3 DONE", "c4 DONE");
        assertThat(counted()).isEqualTo(RunCounts.processed(4));
    }

    @Test
    void endsBetweenClaimsWhenTheBudgetIsUsedUp() throws InterruptedException {
        ScriptedSteps source = new ScriptedSteps(Parts.steps(4)) {
            @Override
            public int mark(Claim claim, List<StepMark> given) {
                parts.clock.advance(Parts.BUDGET);
                return super.mark(claim, given);
            }
        };
        feed(parts.pace, source, step -> StepResult.processed(), 2, 2);
        assertThat(source.claims).hasSize(1);
        assertThat(counted()).isEqualTo(RunCounts.processed(2));
    }

    @Test
    void takesBackWhatWaitsWhenTheBudgetIsUsedUp() throws InterruptedException {
        CountDownLatch given = new CountDownLatch(1);
        ScriptedSteps source = new ScriptedSteps(Parts.steps(9)) {
            @Override
            public void giveBack(Claim claim, Collection<Step> steps) {
                super.giveBack(claim, steps);
                given.countDown();
            }
        };
        StepHandler slow = step -> {
            parts.clock.advance(Parts.BUDGET);
            assertThat(given.await(5, TimeUnit.SECONDS))
                    .as("not only when the worker comes for it")
                    .isTrue();
            return StepResult.processed();
        };
        feed(parts.pace, source, slow, 4, 3);
        assertThat(source.claims).hasSize(1);
        assertThat(source.back).containsExactly(Parts.step(2), Parts.step(3));
        assertThat(source.marked()).containsExactly("c1 DONE");
    }
}
