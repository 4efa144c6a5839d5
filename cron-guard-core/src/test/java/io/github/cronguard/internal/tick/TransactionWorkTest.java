package io.github.cronguard.internal.tick;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.internal.tick.Handled.Verdict;
import io.github.cronguard.sequence.StepHandler;
import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.spi.Claim;
import io.github.cronguard.spi.Step;
import io.github.cronguard.spi.StepMark;
import io.github.cronguard.spi.StepMark.To;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TransactionWorkTest {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final List<Step> STEPS = Parts.steps(3);

    private final Parts parts = new Parts();
    private final Queue<Handled> committed = new ArrayDeque<>();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

    @AfterEach
    void close() {
        parts.close();
    }

    private TransactionWork work(ScriptedSteps source, StepHandler handler) {
        return new TransactionWork(
                parts.transactional(source, parts.sending(handler), 500, LONGEST),
                parts.open(source, STEPS),
                parts.pace,
                STEPS,
                committed,
                failure);
    }

    private void work(ScriptedSteps source) {
        work(source, step -> StepResult.processed()).run();
    }

    private void assertCommitted(String... expected) {
        assertThat(committed)
                .extracting(handled -> handled.step().contact() + " " + handled.verdict())
                .containsExactly(expected);
    }

    private static void assertTransactions(ScriptedSteps source, String... expected) {
        assertThat(source.transactions)
                .extracting(steps ->
                        String.join(" ", steps.stream().map(Step::contact).toList()))
                .containsExactly(expected);
    }

    @Test
    void commitsItsShareInOneTransaction() {
        ScriptedSteps source = new ScriptedSteps(List.of());
        work(source);
        assertTransactions(source, "c1 c2 c3");
        assertCommitted("c1 PROCESSED", "c2 PROCESSED", "c3 PROCESSED");
        assertThat(source.back).isEmpty();
        assertThat(source.marks).isEmpty();
        assertThat(failure).hasNullValue();
    }

    @Test
    void goesOnWithWhatATransactionHasLeft() {
        ScriptedSteps source = new ScriptedSteps(List.of()) {
            @Override
            public List<StepMark> handleInTransaction(Claim claim, List<Step> steps, Callback callback) {
                super.handleInTransaction(claim, steps.subList(0, 1), callback);
                return List.of(new StepMark(steps.get(0), To.DONE, null, null, null));
            }
        };
        work(source);
        assertTransactions(source, "c1", "c2", "c3");
        assertCommitted("c1 PROCESSED", "c2 PROCESSED", "c3 PROCESSED");
        assertThat(source.back).isEmpty();
    }

    @Test
    void commitsWhenATransactionHasTakenItsTime() {
        ScriptedSteps source = new ScriptedSteps(List.of());
        work(source, step -> {
                    parts.clock.advance(step.contact().equals("c1") ? LONGEST : Duration.ofNanos(1));
                    return StepResult.processed();
                })
                .run();
        assertTransactions(source, "c1 c2 c3", "c3");
        assertCommitted("c1 PROCESSED", "c2 PROCESSED", "c3 PROCESSED");
    }

    @Test
    void givesTheRestBackWhenTheBudgetIsUsedUp() {
        ScriptedSteps source = new ScriptedSteps(List.of());
        work(source, step -> {
                    parts.clock.advance(Parts.BUDGET.dividedBy(2));
                    return StepResult.processed();
                })
                .run();
        assertTransactions(source, "c1 c2 c3");
        assertCommitted("c1 PROCESSED", "c2 PROCESSED");
        assertThat(source.back).containsExactly(Parts.step(3));
    }

    @Test
    void beginsNothingWhenTheBudgetIsUsedUp() {
        ScriptedSteps source = new ScriptedSteps(List.of());
        TransactionWork work = work(source, step -> StepResult.processed());
        parts.clock.advance(Parts.BUDGET);
        work.run();
        assertTransactions(source);
        assertThat(source.back).isEqualTo(STEPS);
    }

    @Test
    void givesBackOnceWhatATransactionDidNotHandOver() {
        ScriptedSteps source = new ScriptedSteps(List.of()) {
            @Override
            public List<StepMark> handleInTransaction(Claim claim, List<Step> steps, Callback callback) {
                transactions.add(steps);
                return List.of();
            }
        };
        work(source);
        assertTransactions(source, "c1 c2 c3");
        assertThat(source.back).isEqualTo(STEPS);
        assertCommitted();
    }

    /** A source whose transactions break over the step of c2. */
    private static class Breaking extends ScriptedSteps {
        Breaking() {
            super(List.of());
        }

        @Override
        public List<StepMark> handleInTransaction(Claim claim, List<Step> steps, Callback callback) {
            List<StepMark> marks = super.handleInTransaction(claim, steps, callback);
            if (steps.contains(Parts.step(2))) {
                throw new IllegalStateException("the connection is gone");
            }
            return marks;
        }
    }

    @Test
    void takesEachStepAloneBehindATransactionThatBroke() {
        ScriptedSteps source = new Breaking();
        work(source);
        assertTransactions(source, "c1 c2 c3", "c1", "c2", "c3");
        assertCommitted("c1 PROCESSED", "c2 FAILED", "c3 PROCESSED");
        String why = "The transaction failed: the connection is gone";
        assertThat(source.marks)
                .containsExactly(List.of(new StepMark(Parts.step(2), To.PENDING, why, Duration.ofMinutes(1), null)));
        assertThat(committed).element(1).extracting(Handled::problem).isEqualTo(why);
        assertThat(source.back).isEmpty();
        assertThat(failure).hasNullValue();
    }

    @Test
    void doesNotCountAFailureThatWasTakenOver() {
        ScriptedSteps source = new Breaking() {
            @Override
            public int mark(Claim claim, List<StepMark> given) {
                return 0;
            }
        };
        work(source);
        assertCommitted("c1 PROCESSED", "c3 PROCESSED");
    }

    @Test
    void givesBackWhatIsLeftOfABrokenTransactionWhenTheBudgetIsUsedUp() {
        ScriptedSteps source = new Breaking() {
            @Override
            public int mark(Claim claim, List<StepMark> given) {
                parts.clock.advance(Parts.BUDGET);
                return super.mark(claim, given);
            }
        };
        work(source);
        assertTransactions(source, "c1 c2 c3", "c1", "c2");
        assertThat(source.back).containsExactly(Parts.step(3));
    }

    /** A source whose transactions take one step only. */
    private static class OneByOne extends ScriptedSteps {
        OneByOne() {
            super(List.of());
        }

        @Override
        public boolean oneByOne() {
            return true;
        }
    }

    @Test
    void takesEachStepAloneWhereTheSourceWantsIt() {
        ScriptedSteps source = new OneByOne();
        work(source);
        assertTransactions(source, "c1", "c2", "c3");
        assertCommitted("c1 PROCESSED", "c2 PROCESSED", "c3 PROCESSED");
        assertThat(source.back).isEmpty();
    }

    @Test
    void tellsTheFirstFailureOfAllWorkers() {
        ScriptedSteps source = new ScriptedSteps(List.of()) {
            @Override
            public void giveBack(Claim claim, Collection<Step> steps) {
                throw new IllegalStateException("no database");
            }
        };
        parts.clock.advance(Parts.BUDGET);
        work(source);
        assertThat(failure.get()).hasMessage("no database");
        IllegalStateException other = new IllegalStateException("another worker's");
        failure.set(other);
        work(source);
        assertThat(failure).hasValue(other);
    }

    @Test
    void interruptsItsHandler() {
        ScriptedSteps source = new ScriptedSteps(List.of());
        List<TransactionWork> self = new ArrayList<>();
        self.add(work(source, step -> {
            self.get(0).interrupt();
            return Thread.currentThread().isInterrupted() ? StepResult.processed() : StepResult.queued();
        }));
        self.get(0).run();
        assertThat(committed).extracting(Handled::verdict).containsOnly(Verdict.PROCESSED);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
}
