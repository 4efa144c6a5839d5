package io.github.cronguard.internal.tick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cronguard.RunCounts;
import io.github.cronguard.sequence.StepHandler;
import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.spi.Claim;
import io.github.cronguard.spi.ClaimMarks;
import io.github.cronguard.spi.ClaimRequest;
import io.github.cronguard.spi.LeaseLostException;
import io.github.cronguard.spi.NextClaim;
import io.github.cronguard.spi.StepMark;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a pass does beside the feeder's thread. */
@Timeout(30)
class FeedTripsTest {
    private static final StepHandler NO_OP = step -> StepResult.processed();

    private final Parts parts = new Parts();

    @AfterEach
    void close() {
        parts.close();
    }

    private void feed(Pace pace, ScriptedSteps source, StepHandler handler, int most, int claims)
            throws InterruptedException {
        source.atOnce = true;
        source.trips = 2;
        parts.claiming(source, parts.sending(handler), most, claims).drain(pace, parts.counts);
    }

    private RunCounts counted() {
        parts.counts.addTo(parts.run.tally());
        return parts.run.counts();
    }

    private static void reach(CountDownLatch latch) {
        latch.countDown();
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void marksAndClaimsTwiceAtOnce() throws InterruptedException {
        CountDownLatch two = new CountDownLatch(2);
        ScriptedSteps source = new ScriptedSteps(Parts.steps(8)) {
            @Override
            public Optional<NextClaim> markAndClaim(List<ClaimMarks> given, ClaimRequest request) {
                reach(two);
                return super.markAndClaim(given, request);
            }
        };
        feed(parts.pace, source, NO_OP, 4, 2);
        assertThat(parts.sent).hasSize(8);
        assertThat(source.marks).allSatisfy(marks -> assertThat(marks).hasSizeLessThanOrEqualTo(2));
        assertThat(counted()).isEqualTo(RunCounts.processed(8));
    }

    @Test
    void leavesNoMoreThanTheMostInDoubtAtAnyMoment() throws InterruptedException {
        AtomicInteger outstanding = new AtomicInteger();
        AtomicInteger high = new AtomicInteger();
        ScriptedSteps source = new ScriptedSteps(Parts.steps(90)) {
            @Override
            public Claim claim(ClaimRequest request) {
                Claim claim = super.claim(request);
                high.accumulateAndGet(outstanding.addAndGet(claim.steps().size()), Math::max);
                return claim;
            }

            @Override
            public int mark(Claim claim, List<StepMark> given) {
                outstanding.addAndGet(-given.size());
                return super.mark(claim, given);
            }
        };
        parts.use(new Workers(3, work -> work));
        feed(parts.pace, source, NO_OP, 9, 4);
        assertThat(parts.sent).hasSize(90).doesNotHaveDuplicates();
        assertThat(outstanding).hasValue(0);
        assertThat(high.get()).isBetween(5, 9);
        assertThat(counted()).isEqualTo(RunCounts.processed(90));
    }

    @Test
    void marksWhatCameBackWhenTheLeaseIsLostBesideIt() throws InterruptedException {
        ScriptedSteps source = new ScriptedSteps(Parts.steps(8)) {
            @Override
            public Optional<NextClaim> markAndClaim(List<ClaimMarks> given, ClaimRequest request) {
                throw new LeaseLostException(request.lease());
            }
        };
        feed(parts.pace, source, NO_OP, 4, 2);
        assertThat(parts.run.task().lease().lost()).isTrue();
        assertThat(source.marked().size() + source.back.size()).isEqualTo(4);
        assertThat(source.marked()).hasSameSizeAs(parts.sent).contains("c1 DONE", "c2 DONE");
    }

    @Test
    void throwsAnErrorOfTheSourceAtItsEnd() {
        CountDownLatch second = new CountDownLatch(1);
        ScriptedSteps source = new ScriptedSteps(Parts.steps(8)) {
            @Override
            public Claim claim(ClaimRequest request) {
                if (!claims.isEmpty()) {
                    second.countDown();
                    throw new NoClassDefFoundError("half a deployment");
                }
                return super.claim(request);
            }
        };
        StepHandler slow = step -> {
            second.await();
            return StepResult.processed();
        };
        assertThatExceptionOfType(NoClassDefFoundError.class)
                .isThrownBy(() -> feed(parts.pace, source, slow, 4, 2))
                .withMessage("half a deployment");
    }

    @Test
    void countsWhatIsUnderWayAgainstTheCap() throws InterruptedException {
        CountDownLatch handled = new CountDownLatch(2);
        ScriptedSteps source = new ScriptedSteps(Parts.steps(9)) {
            @Override
            public Claim claim(ClaimRequest request) {
                if (claims.size() != 1) {
                    return super.claim(request);
                }
                claims.add(request);
                try {
                    assertThat(handled.await(10, TimeUnit.SECONDS)).isTrue();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return new Claim("empty", request.lease(), List.of(), true);
            }
        };
        StepHandler counting = step -> {
            handled.countDown();
            return StepResult.processed();
        };
        Pace pace = parts.pace(4);
        feed(pace, source, counting, 4, 2);
        assertThat(parts.sent).as("the empty claim used nothing up").containsExactly("c1", "c2", "c3", "c4");
        assertThat(pace.capped()).isTrue();
    }
}
