package io.github.cronguard.spi;

/** What a {@link TokenVerifier} found. */
public sealed interface Verification {

    /** What a credential is good for. */
    enum Scope {
        /** Starts runs and reads the status. */
        RUN,
        /** Reads the status only. */
        STATUS
    }

    /**
     * The credential is right.
     *
     * @param caller the credential's name, 1 to 64 characters: limits and delivery ids belong to it, and it is stored
     *     with the run
     * @param scheme how it was shown, e.g. {@code bearer} or {@code query}
     * @param scope what it is good for
     */
    record Accepted(String caller, String scheme, Scope scope) implements Verification {
        /**
         * Checks the name.
         *
         * @param caller the credential's name, 1 to 64 characters: limits and delivery ids belong to it, and it is
         *     stored with the run
         * @param scheme how it was shown, e.g. {@code bearer} or {@code query}
         * @param scope what it is good for
         * @throws IllegalArgumentException if the caller or the scheme is empty, too long or holds control characters
         */
        public Accepted {
            Bounds.required("caller", caller, Bounds.NAME);
            Bounds.required("scheme", scheme, Bounds.NAME);
        }
    }

    /** There is no credential of this kind: the next verifier is asked. */
    record Absent() implements Verification {}

    /**
     * There is one, and only the body can tell whether it is right: the request is judged again when that has been read. It is
     * an answer to a request whose {@linkplain io.github.cronguard.CronRequest#bodyPending() body is pending} alone; to any
     * other it counts as {@link Rejected}.
     */
    record Undecided() implements Verification {}

    /**
     * There is one, and it is wrong: the request is refused with 401.
     *
     * @param reason for the log only, without any part of the credential
     */
    record Rejected(String reason) implements Verification {}
}
