package io.github.cronguard.sequence;

/** What an enrollment did. */
public enum EnrollOutcome {
    /** The contact is in the sequence now, and its first step is due after that step's delay. */
    ENROLLED,
    /** The contact is or was in the sequence: nothing was changed. */
    ALREADY_ENROLLED
}
