package io.github.cronguard.spi;

/** How a stored step is. */
public enum StepState {
    /** Due, or waiting for its time. */
    PENDING,
    /** Claimed by a run. */
    CLAIMED,
    /** An engine has it. */
    QUEUED,
    /** Not known whether it was done: a person decides. */
    UNCERTAIN,
    /** Given up: a person decides. */
    DEAD,
    /** Done. */
    DONE,
    /** Left out. */
    SKIPPED,
    /** Its enrollment ended before it was handed over. */
    CANCELLED
}
