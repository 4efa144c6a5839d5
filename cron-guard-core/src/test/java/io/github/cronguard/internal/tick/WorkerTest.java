package io.github.cronguard.internal.tick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.cronguard.internal.tick.Handled.Verdict;
import io.github.cronguard.sequence.Delivery;
import io.github.cronguard.sequence.StepHandler;
import io.github.cronguard.sequence.StepResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WorkerTest {
    private final Parts parts = new Parts();
    private final ScriptedSteps source = new ScriptedSteps(List.of());
    private final OpenClaim claim = parts.open(source, Parts.steps(3));
    private final Bench bench = new Bench(1, new MarkWriter(source), parts.pace);

    @AfterEach
    void close() {
        parts.close();
    }

    /** The worker goes home with the last of three steps, whose handler closes the bench. */
    private Worker worker(StepHandler handler) {
        bench.lay(claim, Parts.steps(3));
        StepHandler last = step -> {
            if (step.contact().equals("c3")) {
                bench.close();
            }
            return handler.handle(step);
        };
        return new Worker(bench, Parts.handOver(Delivery.AT_MOST_ONCE, parts.sending(last)), parts.pace);
    }

    @Test
    void handsOverOneStepAfterAnotherAndLaysDownWhatBecameOfThem() {
        worker(step -> StepResult.processed()).run();
        assertThat(parts.sent).containsExactly("c1", "c2", "c3");
        assertThat(bench.leftOvers())
                .extracting(Handled::step, Handled::verdict)
                .containsExactly(tuple(Parts.step(1), Verdict.PROCESSED), tuple(Parts.step(2), Verdict.PROCESSED));
        assertThat(source.marked()).as("behind the end").containsExactly("c3 DONE");
    }

    @Test
    void laysDownUnhandledWhatIsNotDueAnyMore() throws InterruptedException {
        bench.lay(claim, List.of(Parts.step(4)));
        worker(step -> StepResult.processed()).run();
        assertThat(parts.sent).containsExactly("c1", "c2", "c3");
        assertThat(bench.finished(1, Duration.ofMillis(1))).first().isEqualTo(Handled.withdrawn(claim, Parts.step(4)));
    }

    @Test
    void isHandlingWhileItsHandlerHasTheStep() {
        List<Boolean> handling = new ArrayList<>();
        List<Worker> self = new ArrayList<>();
        self.add(worker(step -> {
            handling.add(self.get(0).isHandling());
            return StepResult.processed();
        }));
        assertThat(self.get(0).isHandling()).isFalse();
        self.get(0).run();
        assertThat(handling).containsExactly(true, true, true);
        assertThat(self.get(0).isHandling()).isFalse();
    }

    @Test
    void anInterruptedHandlerIsInDoubt() {
        List<Worker> self = new ArrayList<>();
        self.add(worker(step -> {
            self.get(0).interrupt();
            new CountDownLatch(1).await(); // throws at once
            return StepResult.processed();
        }));
        self.get(0).run();
        assertThat(source.marked()).containsExactly("c3 UNCERTAIN");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
}
