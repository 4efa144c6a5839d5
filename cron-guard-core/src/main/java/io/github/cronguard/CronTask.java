package io.github.cronguard;

/** A host's periodic work. */
@FunctionalInterface
public interface CronTask {

    /**
     * Does what is due, on a thread of the guard's. Called for one slot at a time, never while an earlier call in this
     * process has not returned.
     *
     * @param run what is known of the run, and when to stop
     * @return what was done; null counts as nothing
     * @throws Exception the task failed; it waits for its next slot
     */
    RunCounts run(RunContext run) throws Exception;
}
