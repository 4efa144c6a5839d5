package io.github.cronguard.internal.tick;

import io.github.cronguard.internal.run.Tally;
import io.github.cronguard.internal.run.TaskRun;
import io.github.cronguard.internal.text.LoggedFailure;
import io.github.cronguard.internal.tick.Handled.Verdict;
import io.github.cronguard.sequence.Delivery;
import io.github.cronguard.sequence.Sequence;
import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.spi.Step;
import io.github.cronguard.spi.StepMark;
import io.github.cronguard.spi.StepMark.Next;
import io.github.cronguard.spi.StepMark.To;
import io.github.cronguard.spi.TransactionalStepSource.Resources;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls a step's handler, and turns what it answers or throws into the step's mark. Safe for use by several threads. */
final class HandOver {
    private static final Logger LOG = LoggerFactory.getLogger(HandOver.class);
    /** Outside a transaction there are none. */
    static final Resources NO_RESOURCES = new Resources() {
        @Override
        public <T> T get(Class<T> type) {
            throw new IllegalArgumentException(
                    "There is no " + type.getName() + " here: only a step with delivery TRANSACTIONAL has resources");
        }
    };

    private final Map<String, Sequence> sequences;
    private final int maxAttempts;
    private final Backoff backoff;

    HandOver(Map<String, Sequence> sequences, int maxAttempts, Backoff backoff) {
        this.sequences = Map.copyOf(sequences);
        this.maxAttempts = maxAttempts;
        this.backoff = backoff;
    }

    /**
     * Makes one attempt.
     *
     * @param claim of which the step is a part
     * @param step the step
     * @param run the run at hand
     * @param resources what a surrounding transaction offers
     * @param interrupted whether the guard has interrupted the handler in the meantime
     * @return what became of it; never throws
     */
    Handled call(OpenClaim claim, Step step, TaskRun run, Resources resources, BooleanSupplier interrupted) {
        Sequence sequence = sequences.get(step.sequence());
        if (sequence == null || sequence.step(step.number()).isEmpty()) {
            return handled(
                    claim, step, StepResult.skipped("The definition does not have this step any more"), sequence);
        }
        try {
            StepResult result = sequence.handler().handle(new HandedStep(step, run, resources));
            return handled(claim, step, result == null ? noResult() : result, sequence);
        } catch (Exception failure) {
            LOG.warn("Attempt {} of step {} failed: {}", step.attempts() + 1, step.key(), Tally.line(failure));
            LOG.debug("Attempt {} of step {} failed", step.attempts() + 1, step.key(), LoggedFailure.of(failure));
            boolean unknown = interrupted.getAsBoolean() && sequence.delivery() == Delivery.AT_MOST_ONCE;
            return thrown(claim, step, failure, unknown);
        } catch (Error failure) {
            LOG.error(
                    "Attempt {} of step {} ended with an error",
                    step.attempts() + 1,
                    step.key(),
                    LoggedFailure.of(failure));
            return thrown(claim, step, failure, sequence.delivery() == Delivery.AT_MOST_ONCE);
        }
    }

    /**
     * What becomes of a step whose attempt has failed.
     *
     * @param step the step
     * @param why one line
     * @return tried again after the backoff, or dead
     */
    StepMark failedAttempt(Step step, String why) {
        int failures = step.attempts() + 1;
        return failures >= maxAttempts
                ? new StepMark(step, To.DEAD, why, null, null)
                : new StepMark(step, To.PENDING, why, backoff.after(failures), null);
    }

    private Handled thrown(OpenClaim claim, Step step, Throwable failure, boolean unknown) {
        String why = Tally.line(failure);
        StepMark mark = unknown ? new StepMark(step, To.UNCERTAIN, why, null, null) : failedAttempt(step, why);
        return new Handled(claim, step, mark, Verdict.FAILED, why);
    }

    private static Handled handled(OpenClaim claim, Step step, StepResult result, @Nullable Sequence sequence) {
        return switch (result.kind()) {
            case PROCESSED -> new Handled(claim, step, mark(step, To.DONE, result, sequence), Verdict.PROCESSED, null);
            case QUEUED -> new Handled(claim, step, mark(step, To.DONE, result, sequence), Verdict.QUEUED, null);
            case SKIPPED -> new Handled(claim, step, mark(step, To.SKIPPED, result, sequence), Verdict.SKIPPED, null);
            case AWAITING -> new Handled(claim, step, mark(step, To.QUEUED, result, null), Verdict.QUEUED, null);
            case REJECTED ->
                new Handled(
                        claim, step, mark(step, To.DEAD, result, null), Verdict.REFUSED, "rejected: " + result.why());
            case UNCERTAIN ->
                new Handled(
                        claim,
                        step,
                        mark(step, To.UNCERTAIN, result, null),
                        Verdict.REFUSED,
                        "uncertain: " + result.why());
        };
    }

    private static StepMark mark(Step step, To to, StepResult result, @Nullable Sequence sequence) {
        Next next = sequence == null
                ? null
                : sequence.after(step.number()).map(Next::of).orElse(null);
        return new StepMark(step, to, result.why(), null, next);
    }

    private static StepResult noResult() {
        return StepResult.uncertain("The handler returned null, so it is not known what it did");
    }
}
