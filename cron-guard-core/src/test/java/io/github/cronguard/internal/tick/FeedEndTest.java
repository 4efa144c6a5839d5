package io.github.cronguard.internal.tick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cronguard.RunCounts;
import io.github.cronguard.internal.tick.Workers.Started;
import io.github.cronguard.sequence.StepHandler;
import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.spi.Claim;
import io.github.cronguard.spi.ClaimRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a pass ends whose run must end, or whose workers hang. */
@Timeout(30)
class FeedEndTest {
    private static final Duration BOUND = Duration.ofSeconds(20);

    private final Parts parts = new Parts();
    private final Thread feeder = Thread.currentThread();
    private final CountDownLatch returns = new CountDownLatch(1);
    private volatile boolean ended;

    @AfterEach
    void close() {
        returns.countDown();
        parts.close();
    }

    private void feed(ScriptedSteps source, StepHandler handler) throws InterruptedException {
        try {
            parts.claiming(source, parts.sending(handler), 3, 3).drain(parts.pace, parts.counts);
        } finally {
            ended = true;
        }
    }

    private RunCounts counted() {
        parts.counts.addTo(parts.run.tally());
        return parts.run.counts();
    }

    /** Returns when the feeder has nothing to do but to wait, or does not wait any more. */
    private void untilTheFeederWaits() {
        Awaitility.await()
                .atMost(BOUND)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> ended || feeder.getState() == Thread.State.TIMED_WAITING);
    }

    /** As a handler that knows nothing of interrupts. */
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
    void interruptsAHandlerThenMarksItAndTakesBackTheRest() throws InterruptedException {
        ScriptedSteps source = new ScriptedSteps(Parts.steps(9));
        feed(source, step -> {
            parts.run.cut();
            try {
                returns.await();
            } catch (InterruptedException end) {
                untilTheFeederWaits();
            }
            return StepResult.processed();
        });
        assertThat(parts.sent).containsExactly("c1");
        assertThat(source.marked()).containsExactly("c1 DONE");
        assertThat(source.back).containsExactlyInAnyOrder(Parts.step(2), Parts.step(3));
        assertThat(counted()).isEqualTo(RunCounts.processed(1));
        assertThat(source.claims).hasSize(1);
    }

    @Test
    void leavesAHandlerAloneThatDoesNotComeToAnEnd() throws InterruptedException {
        ScriptedSteps source = new ScriptedSteps(Parts.steps(9));
        feed(source, step -> {
            parts.run.cut();
            hang();
            return StepResult.processed();
        });
        assertThat(source.back).containsExactly(Parts.step(2), Parts.step(3));
        assertThat(source.marks).isEmpty();
        assertThat(parts.workers().anyFree()).isFalse();
        returns.countDown();
        Awaitility.await().atMost(BOUND).until(() -> parts.workers().anyFree());
        assertThat(source.marked()).as("a late sent is still true").containsExactly("c1 DONE");
        assertThat(parts.sent).containsExactly("c1");
    }

    @Test
    void takesBackTheRestWhenTheFeederItselfIsInterrupted() {
        ScriptedSteps source = new ScriptedSteps(Parts.steps(9));
        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> feed(source, step -> {
                    feeder.interrupt();
                    hang();
                    return StepResult.processed();
                }));
        assertThat(source.back).containsExactly(Parts.step(2), Parts.step(3));
        assertThat(source.marks).isEmpty();
    }

    @Test
    void givesBackWhatWasClaimedBesideItsEnd() throws InterruptedException {
        CountDownLatch second = new CountDownLatch(2);
        ScriptedSteps source = new ScriptedSteps(Parts.steps(9)) {
            @Override
            public Claim claim(ClaimRequest request) {
                second.countDown();
                if (second.getCount() == 0) {
                    Awaitility.await().atMost(BOUND).until(() -> feeder.getState() == Thread.State.WAITING);
                }
                return super.claim(request);
            }
        };
        StepHandler handler = step -> {
            if (step.contact().equals("c2")) {
                second.await();
                parts.run.cut();
            }
            return StepResult.processed();
        };
        parts.claiming(source, parts.sending(handler), 4, 2).drain(parts.pace, parts.counts);
        assertThat(source.claims).hasSize(2);
        assertThat(parts.sent).containsExactly("c1", "c2");
        assertThat(source.marked()).containsExactly("c1 DONE", "c2 DONE");
        assertThat(source.back).containsExactly(Parts.step(3), Parts.step(4));
        assertThat(parts.pace.room(Parts.CAP)).isEqualTo(Parts.CAP - 2);
    }

    @Test
    void waitsUntilItsWorkersAreFree() throws InterruptedException {
        parts.use(new Workers(1, work -> () -> {
            work.run();
            untilTheFeederWaits();
            parts.sent.add(ended ? "the feeder is gone" : "the feeder waits");
        }));
        feed(new ScriptedSteps(Parts.steps(1)), step -> StepResult.processed());
        assertThat(parts.sent).containsExactly("c1", "the feeder waits");
    }

    @Test
    void saysThatAllWorkersAreStuck() throws InterruptedException {
        List<Started<Runnable>> stuck = parts.workers().start(() -> this::hang);
        ScriptedSteps source = new ScriptedSteps(Parts.steps(9));
        feed(source, step -> StepResult.processed());
        assertThat(stuck).hasSize(1);
        assertThat(source.claims).isEmpty();
        assertThat(parts.run.written())
                .isEqualTo("All workers are stuck: their handlers have not returned." + System.lineSeparator());
        assertThat(counted()).isEqualTo(new RunCounts(0, 0, 1, 0));
    }

    @Test
    void givesItsClaimBackWhenTheWorkersWereTakenInTheMeantime() throws InterruptedException {
        ScriptedSteps source = new ScriptedSteps(Parts.steps(9)) {
            @Override
            public Claim claim(ClaimRequest request) {
                assertThat(parts.workers().start(() -> FeedEndTest.this::hang)).hasSize(1);
                return super.claim(request);
            }
        };
        feed(source, step -> StepResult.processed());
        assertThat(source.claims).hasSize(1);
        assertThat(source.back).isEqualTo(Parts.steps(3));
        assertThat(parts.run.written()).startsWith("All workers are stuck");
        assertThat(counted()).isEqualTo(new RunCounts(0, 0, 1, 0));
        assertThat(parts.pace.room(Parts.CAP)).isEqualTo(Parts.CAP);
    }
}
