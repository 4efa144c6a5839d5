package io.github.cronguard.internal.net;

/** What a {@link NetworkPolicy} found out about a request. */
public sealed interface Finding {

    /** The client's address when it is not known, e.g. over a Unix socket. */
    String UNKNOWN = "unknown";

    /**
     * It may go on.
     *
     * @param clientIp the client's address in its canonical form (RFC 5952), or {@link #UNKNOWN}
     */
    record Allowed(String clientIp) implements Finding {}

    /**
     * It may not come from there, or not without TLS: 403.
     *
     * @param clientIp the client's address in its canonical form, or {@link #UNKNOWN}
     * @param reason for the log only, without text from outside
     */
    record Forbidden(String clientIp, String reason) implements Finding {}

    /**
     * Its forwarding headers cannot be understood or contradict each other: 400.
     *
     * @param reason for the log only, without text from outside
     */
    record Malformed(String reason) implements Finding {}
}
