package io.github.cronguard.internal.tick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.cronguard.RunCounts;
import io.github.cronguard.internal.tick.Workers.Started;
import io.github.cronguard.sequence.StepHandler;
import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.spi.Claim;
import io.github.cronguard.spi.ClaimRequest;
import io.github.cronguard.spi.LeaseLostException;
import io.github.cronguard.spi.Step;
import io.github.cronguard.spi.StepMark;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TransactionalGroupTest {
    private final Parts parts = new Parts();
    private final CountDownLatch returns = new CountDownLatch(1);

    @AfterEach
    void close() {
        returns.countDown();
        parts.close();
    }

    private void drain(Pace pace, ScriptedSteps source, StepHandler handler, int batch) throws InterruptedException {
        parts.transactional(source, parts.sending(handler), batch, Duration.ofMinutes(5))
                .drain(pace, parts.counts);
    }

    private void drain(ScriptedSteps source, int batch) throws InterruptedException {
        drain(parts.pace, source, step -> StepResult.processed(), batch);
    }

    private RunCounts counted() {
        parts.counts.addTo(parts.run.tally());
        return parts.run.counts();
    }

    private void hang() {
        boolean interrupted = true;
        while (interrupted) {
            try {
                returns.await();
                interrupted = false;
            } catch (InterruptedException e) {
                // goes on all the same
            }
        }
    }

    @Test
    void sharesAClaimOutToItsWorkers() throws InterruptedException {
        parts.use(new Workers(2, work -> work));
        ScriptedSteps source = new ScriptedSteps(Parts.steps(5));
        drain(source, 5);
        assertThat(source.claims)
                .containsExactly(new ClaimRequest(
                        List.of(Parts.SEQUENCE), 5, parts.run.task().lease()));
        assertThat(source.transactions)
                .containsExactlyInAnyOrder(Parts.steps(3), Parts.steps(5).subList(3, 5));
        assertThat(source.back).isEmpty();
        assertThat(counted()).isEqualTo(RunCounts.processed(5));
        assertThat(parts.pace.room(Parts.CAP)).isEqualTo(Parts.CAP - 5);
        assertThat(parts.run.written()).isNull();
    }

    @Test
    void claimsUntilNothingIsDue() throws InterruptedException {
        ScriptedSteps source = new ScriptedSteps(Parts.steps(5));
        drain(source, 2);
        assertThat(source.claims).extracting(ClaimRequest::limit).containsExactly(2, 2, 2);
        assertThat(parts.sent).containsExactly("c1", "c2", "c3", "c4", "c5");
        assertThat(counted()).isEqualTo(RunCounts.processed(5));
    }

    @Test
    void claimsOnceWhereNothingIsDue() throws InterruptedException {
        ScriptedSteps source = new ScriptedSteps(List.of());
        drain(source, 2);
        assertThat(source.claims).hasSize(1);
    }

    @Test
    void claimsNoMoreThanTheCapLeaves() throws InterruptedException {
        ScriptedSteps source = new ScriptedSteps(Parts.steps(5));
        Pace pace = parts.pace(3);
        drain(pace, source, step -> StepResult.processed(), 2);
        assertThat(source.claims).extracting(ClaimRequest::limit).containsExactly(2, 1);
        assertThat(pace.capped()).isTrue();
    }

    @Test
    void claimsNothingWhenTheBudgetIsUsedUpOrTheRunMustEnd() throws InterruptedException {
        ScriptedSteps source = new ScriptedSteps(Parts.steps(5));
        Pace over = parts.pace(Parts.CAP);
        parts.clock.advance(Parts.BUDGET);
        drain(over, source, step -> StepResult.processed(), 2);
        Pace fresh = parts.pace(Parts.CAP);
        parts.run.cut();
        drain(fresh, source, step -> StepResult.processed(), 2);
        assertThat(source.claims).isEmpty();
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
        drain(source, 2);
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
        drain(source, 2);
        assertThat(source.claims).hasSize(5 + 51);
        assertThat(parts.sent).containsExactly("c1");
    }

    @Test
    void losesTheLeaseWhenItsClaimFindsAnotherHolder() throws InterruptedException {
        ScriptedSteps source = new ScriptedSteps(List.of()) {
            @Override
            public Claim claim(ClaimRequest request) {
                claims.add(request);
                throw new LeaseLostException(request.lease());
            }
        };
        drain(source, 2);
        assertThat(source.claims).hasSize(1);
        assertThat(parts.run.task().lease().lost()).isTrue();
    }

    @Test
    void givesBackToThePaceWhatWasNotCommitted() throws InterruptedException {
        ScriptedSteps source = new ScriptedSteps(Parts.steps(5));
        drain(
                parts.pace,
                source,
                step -> {
                    parts.run.close();
                    return StepResult.processed();
                },
                3);
        assertThat(source.claims).hasSize(1);
        assertThat(source.back).containsExactly(Parts.step(2), Parts.step(3));
        assertThat(parts.pace.room(Parts.CAP)).isEqualTo(Parts.CAP - 1);
        assertThat(counted()).isEqualTo(RunCounts.processed(1));
    }

    @Test
    void throwsWhatAWorkerThrewBehindTheCounts() {
        ScriptedSteps source = new ScriptedSteps(Parts.steps(5)) {
            @Override
            public List<StepMark> handleInTransaction(Claim claim, List<Step> steps, Callback callback) {
                List<StepMark> marks = super.handleInTransaction(claim, steps, callback);
                if (steps.contains(Parts.step(2))) {
                    throw new IllegalStateException("the connection is gone");
                }
                return marks;
            }

            @Override
            public int mark(Claim claim, List<StepMark> given) {
                throw new IllegalStateException("no database");
            }
        };
        assertThatIllegalStateException().isThrownBy(() -> drain(source, 3)).withMessage("no database");
        assertThat(counted()).isEqualTo(RunCounts.processed(1));
        assertThat(source.claims).hasSize(1);
    }

    @Test
    void saysThatAllWorkersAreStuckAndGivesItsClaimBack() throws InterruptedException {
        List<Started<Runnable>> stuck = parts.workers().start(() -> this::hang);
        assertThat(stuck).hasSize(1);
        ScriptedSteps source = new ScriptedSteps(Parts.steps(5));
        drain(source, 2);
        assertThat(source.claims).hasSize(1);
        assertThat(source.back).isEqualTo(Parts.steps(2));
        assertThat(parts.run.written())
                .isEqualTo("All workers are stuck: their handlers have not returned." + System.lineSeparator());
        assertThat(counted()).isEqualTo(new RunCounts(0, 0, 1, 0));
        assertThat(parts.pace.room(Parts.CAP)).isEqualTo(Parts.CAP);
    }

    @Test
    void givesBackTheSharesOfWorkersThatAreStuck() throws InterruptedException {
        Workers workers = parts.use(new Workers(2, work -> work));
        CountDownLatch free = new CountDownLatch(0);
        int[] made = new int[1];
        List<Started<Runnable>> started = workers.start(() -> made[0]++ == 0 ? this::hang : free::countDown);
        assertThat(started.get(1).await(10_000)).isTrue();
        ScriptedSteps source = new ScriptedSteps(Parts.steps(4));
        drain(source, 4);
        assertThat(source.transactions).containsExactly(Parts.steps(2));
        assertThat(source.back).containsExactly(Parts.step(3), Parts.step(4));
        assertThat(parts.pace.room(Parts.CAP)).isEqualTo(Parts.CAP - 2);
        assertThat(parts.run.written()).isNull();
    }

    @Test
    void interruptsItsHandlersWhenTheRunMustEnd() throws InterruptedException {
        ScriptedSteps source = new ScriptedSteps(Parts.steps(1));
        drain(
                parts.pace,
                source,
                step -> {
                    parts.run.cut();
                    returns.await();
                    return StepResult.processed();
                },
                2);
        assertThat(counted()).isEqualTo(new RunCounts(0, 0, 0, 1));
        assertThat(parts.run.end()).contains("InterruptedException");
    }

    @Test
    void leavesAHandlerAloneThatDoesNotComeToAnEnd() throws InterruptedException {
        ScriptedSteps source = new ScriptedSteps(Parts.steps(5));
        drain(
                parts.pace,
                source,
                step -> {
                    parts.run.cut();
                    hang();
                    return StepResult.processed();
                },
                2);
        assertThat(source.claims).hasSize(1);
        assertThat(parts.workers().anyFree()).isFalse();
        assertThat(counted()).isEqualTo(RunCounts.NONE);
        parts.run.close();
        returns.countDown();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> parts.workers().anyFree());
        assertThat(parts.sent).containsExactly("c1");
        assertThat(source.back).containsExactly(Parts.step(2));
    }
}
