package io.github.cronguard.spi;

/** How an enrollment is. */
public enum EnrollmentState {
    /** It goes on. */
    ACTIVE,
    /** An operator has paused it. */
    PAUSED,
    /** It was ended before its last step. */
    CANCELLED,
    /** Its last step is behind it. */
    FINISHED
}
