package io.github.cronguard.spi;

import org.jspecify.annotations.Nullable;

/**
 * What is known when a run starts. Texts are bounded and escaped already.
 *
 * @param lease the lock under which it runs; its name is the guard's
 * @param node where it runs
 * @param requestId the correlation id, 1 to 64 characters
 * @param method {@code GET}, {@code POST}, {@code MANUAL} or {@code TIMER}
 * @param caller the credential's, operator's or timer's name, 1 to 64 characters
 * @param deliveryId the caller's own id of the delivery, or null
 * @param callerIp the client address, or null
 * @param userAgent the caller's user agent, or null
 */
public record RunStart(
        Lease lease,
        String node,
        String requestId,
        String method,
        String caller,
        @Nullable String deliveryId,
        @Nullable String callerIp,
        @Nullable String userAgent) {
    /**
     * Checks the texts.
     *
     * @param lease the lock under which it runs; its name is the guard's
     * @param node where it runs
     * @param requestId the correlation id, 1 to 64 characters
     * @param method {@code GET}, {@code POST}, {@code MANUAL} or {@code TIMER}
     * @param caller the credential's, operator's or timer's name, 1 to 64 characters
     * @param deliveryId the caller's own id of the delivery, or null
     * @param callerIp the client address, or null
     * @param userAgent the caller's user agent, or null
     * @throws IllegalArgumentException if one is empty, too long or holds control characters
     */
    public RunStart {
        Bounds.required("node", node, Bounds.NODE);
        Bounds.required("requestId", requestId, Bounds.REQUEST_ID);
        Bounds.required("method", method, 16);
        Bounds.required("caller", caller, Bounds.NAME);
        if (deliveryId != null) {
            Bounds.required("deliveryId", deliveryId, Bounds.DELIVERY_ID);
        }
        if (callerIp != null) {
            Bounds.required("callerIp", callerIp, Bounds.ADDRESS);
        }
        if (userAgent != null) {
            Bounds.required("userAgent", userAgent, Bounds.USER_AGENT);
        }
    }
}
