package io.github.cronguard.internal.tick;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.internal.tick.Bench.Waiting;
import io.github.cronguard.internal.tick.Handled.Verdict;
import io.github.cronguard.spi.Claim;
import io.github.cronguard.spi.Step;
import io.github.cronguard.spi.StepMark;
import io.github.cronguard.spi.StepMark.To;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class BenchTest {
    private static final List<Step> STEPS = Parts.steps(3);
    /** Longer than the test may take. */
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Parts parts = new Parts();
    private final ScriptedSteps source = new ScriptedSteps(List.of());
    private final Bench bench = new Bench(2, new MarkWriter(source), parts.pace);
    private final OpenClaim claim = parts.open(source, STEPS);
    private Thread feeder = Thread.currentThread();

    @AfterEach
    void close() {
        parts.close();
    }

    private Handled done(int contact) {
        Step step = Parts.step(contact);
        return new Handled(claim, step, new StepMark(step, To.DONE, null, null, null), Verdict.PROCESSED, null);
    }

    private Handled withdrawn(int contact) {
        return Handled.withdrawn(claim, Parts.step(contact));
    }

    @Test
    void laysOutInOrder() {
        bench.lay(claim, STEPS);
        assertThat(STEPS).allSatisfy(step -> assertThat(bench.take()).isEqualTo(new Waiting(claim, step)));
    }

    @Test
    void answersAllThatWasLaidDown() throws InterruptedException {
        bench.layDown(done(1));
        bench.layDown(done(2));
        assertThat(bench.finished(2, LONG)).containsExactly(done(1), done(2));
        assertThat(bench.finished(1, Duration.ofMillis(1))).isEmpty();
        assertThat(source.marks).isEmpty();
    }

    @Test
    void waitsForAsManyAsAreWanted() {
        CompletableFuture<List<Handled>> feeder = finished(2);
        bench.layDown(done(1));
        untilItWaits();
        assertThat(feeder).isNotDone();
        bench.layDown(done(2));
        assertThat(feeder.join()).containsExactly(done(1), done(2));
    }

    @Test
    void waitsNotLongerThanToldForAsManyAsAreWanted() throws InterruptedException {
        bench.layDown(done(1));
        assertThat(bench.finished(2, Duration.ofMillis(1))).containsExactly(done(1));
    }

    @Test
    void waitsNotLongerWhenItIsNudgedAndForgetsTheNudge() throws InterruptedException {
        bench.layDown(done(1));
        CompletableFuture<List<Handled>> feeder = finished(2);
        untilItWaits();
        bench.nudge();
        assertThat(feeder.join()).containsExactly(done(1));
        bench.nudge();
        assertThat(bench.finished(2, LONG)).as("nudged before").isEmpty();
        assertThat(bench.finished(2, Duration.ofMillis(1))).isEmpty();
    }

    private CompletableFuture<List<Handled>> finished(int number) {
        CompletableFuture<List<Handled>> answer = new CompletableFuture<>();
        feeder = new Thread(() -> {
            try {
                answer.complete(bench.finished(number, LONG));
            } catch (InterruptedException e) {
                answer.completeExceptionally(e);
            }
        });
        feeder.start();
        return answer;
    }

    private void untilItWaits() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(1))
                .until(() -> feeder.getState() == Thread.State.TIMED_WAITING);
    }

    @Test
    void withdrawsWhatNobodyHasTaken() throws InterruptedException {
        bench.lay(claim, STEPS);
        bench.take();
        bench.withdraw();
        assertThat(bench.finished(2, LONG)).containsExactly(withdrawn(2), withdrawn(3));
    }

    @Test
    void sendsEveryWorkerHomeWhenItIsClosed() {
        bench.lay(claim, STEPS);
        bench.layDown(done(4));
        bench.close();
        assertThat(bench.take()).isNull();
        assertThat(bench.take()).isNull();
        assertThat(bench.leftOvers()).containsExactly(done(4), withdrawn(1), withdrawn(2), withdrawn(3));
        assertThat(bench.leftOvers()).isEmpty();
    }

    @Test
    void whoComesBehindTheEndMarksForHimself() {
        bench.close();
        bench.layDown(done(1));
        bench.layDown(withdrawn(2));
        assertThat(bench.leftOvers()).isEmpty();
        assertThat(source.marked()).containsExactly("c1 DONE");
        assertThat(source.back).containsExactly(Parts.step(2));
    }

    @Test
    void anInterruptedWorkerGoesHomeAndStaysInterrupted() {
        bench.lay(claim, STEPS);
        Thread.currentThread().interrupt();
        assertThat(bench.take()).isNull();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void letsOverWhatIsStillDue() {
        assertThat(bench.mayHandOver(new Waiting(claim, Parts.step(3)))).isTrue();
        assertThat(bench.mayHandOver(new Waiting(claim, Parts.step(4)))).isFalse();
        assertThat(bench.failed()).isFalse();
    }

    @Test
    void letsNothingOverWhenTheBudgetIsUsedUp() {
        parts.clock.advance(Parts.BUDGET);
        assertThat(bench.mayHandOver(new Waiting(parts.open(source, STEPS), Parts.step(3))))
                .isFalse();
        assertThat(bench.failed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void letsNothingOverThatCannotBeReadAndSaysSo(boolean error) {
        ScriptedSteps broken = new ScriptedSteps(List.of()) {
            @Override
            public Set<Step> stillDue(Claim read) {
                if (error) {
                    throw new NoClassDefFoundError("half a deployment");
                }
                throw new IllegalStateException("no database");
            }
        };
        OpenClaim unread = parts.open(broken, STEPS);
        parts.clock.advance(Duration.ofSeconds(2));
        assertThat(bench.mayHandOver(new Waiting(unread, Parts.step(1)))).isFalse();
        assertThat(bench.failed()).isTrue();
    }
}
