package io.github.cronguard.internal.run;

import io.github.cronguard.RunContext;
import io.github.cronguard.spi.IdempotencyStore;
import io.github.cronguard.spi.RunId;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;

/** One task's view of its run. */
public final class TaskRun implements RunContext {
    private final RunAtHand run;
    private final Instant slot;
    private final IdempotencyStore keys;
    private final Duration keptFor;

    TaskRun(RunAtHand run, Instant slot, IdempotencyStore keys, Duration keptFor) {
        this.run = run;
        this.slot = slot;
        this.keys = keys;
        this.keptFor = keptFor;
    }

    /**
     * The lease under which the run runs.
     *
     * @return the same for all tasks of a run
     */
    public HeldLease lease() {
        return run.lease();
    }

    /**
     * Whether the work's threads are to be interrupted now.
     *
     * @return true when the lease is lost, or the time for coming to an end is over
     */
    public boolean mustEnd() {
        return run.stop().mustEnd();
    }

    @Override
    public RunId runId() {
        return run.id();
    }

    @Override
    public String requestId() {
        return run.call().requestId();
    }

    @Override
    public long fence() {
        return run.lease().fence();
    }

    @Override
    public Instant slot() {
        return slot;
    }

    @Override
    public Instant deadline() {
        return run.lease().deadline();
    }

    @Override
    public boolean shouldStop() {
        return run.stop().shouldStop();
    }

    @Override
    public PrintWriter output() {
        return run.output().printer();
    }

    @Override
    public boolean once(String key, Callable<?> work) throws Exception {
        if (!keys.tryClaim(key, run.id(), keptFor)) {
            return false;
        }
        try {
            work.call();
            return true;
        } catch (Exception | Error failure) {
            giveBack(key, failure);
            throw failure;
        }
    }

    private void giveBack(String key, Throwable failure) {
        try {
            keys.release(key, run.id());
        } catch (RuntimeException alsoThis) {
            failure.addSuppressed(alsoThis);
        }
    }
}
