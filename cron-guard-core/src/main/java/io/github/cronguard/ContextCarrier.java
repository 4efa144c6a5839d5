package io.github.cronguard;

/**
 * Takes what belongs to the calling thread along to the guard's own threads: the trace that a trigger belongs to, a logging
 * context. Implementations are safe for use by several threads.
 */
@FunctionalInterface
public interface ContextCarrier {

    /**
     * Wraps work on the thread that hands it over. What is thrown here is logged, and the work is done without its
     * context.
     *
     * @param work what a thread of the guard's will do
     * @return does the work, exactly once, within this thread's context
     */
    Runnable carry(Runnable work);
}
