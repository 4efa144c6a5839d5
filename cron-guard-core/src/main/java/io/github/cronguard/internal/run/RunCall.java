package io.github.cronguard.internal.run;

import org.jspecify.annotations.Nullable;

/**
 * Who asks for a run; texts are bounded and escaped.
 *
 * @param requestId the correlation id
 * @param method {@code GET}, {@code POST}, {@code MANUAL} or {@code TIMER}
 * @param caller the credential's, operator's or timer's name
 * @param deliveryId the caller's own id of the delivery, or null
 * @param clientIp the client address, or null
 * @param userAgent the caller's user agent, or null
 */
public record RunCall(
        String requestId,
        String method,
        String caller,
        @Nullable String deliveryId,
        @Nullable String clientIp,
        @Nullable String userAgent) {}
