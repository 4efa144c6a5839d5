package io.github.cronguard.spi;

/** How a run is or ended. Every status but {@link #RUNNING} is final. */
public enum RunStatus {
    /** Not ended yet. */
    RUNNING,
    /** All that was due was done or skipped. */
    OK,
    /** Some steps or tasks failed, others did not. */
    PARTIAL,
    /** All that was due failed. */
    FAILED,
    /** The guard was closed before the run's end. */
    INTERRUPTED,
    /** The run saw that its lease was lost. */
    LOCK_LOST,
    /** The next run found it without an end: its process died or lost the lease. */
    ABANDONED;

    /**
     * Whether the run has ended.
     *
     * @return true for all but {@link #RUNNING}
     */
    public boolean isFinal() {
        return this != RUNNING;
    }
}
