package io.github.cronguard.internal.run;

import io.github.cronguard.RunOutcome;
import io.github.cronguard.internal.answer.Refusal;
import io.github.cronguard.spi.RunId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One try to make a run, between the thread that asks and the guard's thread that works. Either the run has begun, or
 * the
 * asking thread has given up waiting for that: never both.
 */
public final class Attempt {

    private enum Phase {
        STARTING,
        BEGUN,
        GIVEN_UP
    }

    /**
     * How it ended: exactly one of the two.
     *
     * @param ran the run, or null
     * @param refusal why there was none, or null
     */
    public record End(
            RunOutcome.@Nullable Ran ran, @Nullable Refusal refusal) {
        static End of(RunOutcome.Ran ran) {
            return new End(ran, null);
        }

        static End of(Refusal refusal) {
            return new End(null, refusal);
        }
    }

    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.STARTING);
    private final CompletableFuture<Optional<RunId>> begun = new CompletableFuture<>();
    private final CompletableFuture<End> ended = new CompletableFuture<>();

    /**
     * Waits until the run has begun or was refused.
     *
     * @param most how long
     * @return false if neither happened: then it never begins
     */
    public boolean awaitBegin(Duration most) {
        return await(begun, most) || !phase.compareAndSet(Phase.STARTING, Phase.GIVEN_UP);
    }

    /**
     * The run that has begun.
     *
     * @return empty if it was refused
     */
    public Optional<RunId> run() {
        return begun.join();
    }

    /**
     * Waits for the end.
     *
     * @param most how long
     * @return how it ended, or empty if it goes on
     */
    public Optional<End> awaitEnd(Duration most) {
        return await(ended, most) ? Optional.of(ended.join()) : Optional.empty();
    }

    /**
     * The run's thread: it begins now.
     *
     * @param run its row
     * @return false if nobody waits for it any more: then it must not begin
     */
    boolean begin(RunId run) {
        if (!phase.compareAndSet(Phase.STARTING, Phase.BEGUN)) {
            return false;
        }
        begun.complete(Optional.of(run));
        return true;
    }

    /** The run's thread: it has ended, or never begins. */
    void end(End end) {
        phase.compareAndSet(Phase.STARTING, Phase.BEGUN);
        ended.complete(end);
        begun.complete(Optional.empty());
    }

    boolean givenUp() {
        return phase.get() == Phase.GIVEN_UP;
    }

    private static boolean await(CompletableFuture<?> future, Duration most) {
        try {
            future.get(most.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException late) {
            return false;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return future.isDone();
        } catch (ExecutionException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
