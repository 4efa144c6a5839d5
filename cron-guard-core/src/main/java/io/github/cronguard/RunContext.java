package io.github.cronguard;

import io.github.cronguard.spi.RunId;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.concurrent.Callable;

/** What a task gets to know of its run. */
public interface RunContext {

    /**
     * The run's row.
     *
     * @return its id
     */
    RunId runId();

    /**
     * The correlation id.
     *
     * @return 8 to 64 characters
     */
    String requestId();

    /**
     * The run's fence: greater than that of every earlier run. A host that writes it into its own rows, and changes
     * them
     * only where a smaller or equal one stands, cannot be harmed by a run that lost its lease.
     *
     * @return at least 1
     */
    long fence();

    /**
     * The slot of the schedule for which the task runs.
     *
     * @return the slot; for a task of every trigger, the run's start
     */
    Instant slot();

    /**
     * When the run's lease ends at the latest, however often it is extended.
     *
     * @return by the guard's clock
     */
    Instant deadline();

    /**
     * Whether the task should come to an end: the guard is closing, the lease is lost, or the deadline has passed.
     *
     * @return true to stop
     */
    boolean shouldStop();

    /**
     * Text that is stored with the run and shown to operators; what goes beyond 16,000 characters is dropped.
     *
     * @return a writer that never fails
     */
    PrintWriter output();

    /**
     * Does something once for good: the key is claimed and committed, then the work runs. If it throws, the key is
     * given
     * back and the exception goes on; if the process dies, the key stays taken.
     *
     * @param key 1 to 255 characters, of this guard; kept as long as {@code CRON_GUARD_RETENTION} says
     * @param work what to do; its result is ignored
     * @return whether the work ran; false if the key was taken already
     * @throws IllegalArgumentException if the key is empty, too long or holds control characters
     * @throws Exception what the work throws
     */
    boolean once(String key, Callable<?> work) throws Exception;
}
