package io.github.cronguard.internal.answer;

import io.github.cronguard.CronResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An answer but for its request id. What is always the same is drafted once: under a flood of refusals that counts. */
record Draft(int status, HeaderLines headers, String body) {
    private static final String REQUEST_ID = "X-Request-Id";

    /** Those of every answer. */
    private static final HeaderLines ALWAYS = HeaderLines.of(
            "Content-Type",
            "application/json;charset=UTF-8",
            "Cache-Control",
            "no-store",
            "X-Content-Type-Options",
            "nosniff",
            // whoever opens the URL with a token in its query in a browser: the next page's server does not get it
            "Referrer-Policy",
            "no-referrer",
            REQUEST_ID,
            "");

    /** A no, without particulars. */
    static Draft no(int status, String message) {
        return new Draft(
                status,
                ALWAYS,
                new JsonObject().put("ok", false).put("message", message).toString());
    }

    /** An answer with something to say. */
    static Draft of(int status, boolean ok, String message, JsonObject data) {
        return new Draft(
                status,
                ALWAYS,
                new JsonObject()
                        .put("ok", ok)
                        .put("message", message)
                        .put("data", data)
                        .toString());
    }

    Draft with(String name, String value) {
        return new Draft(status, headers.with(name, value), body);
    }

    /** With lines that are not there yet: name, value, name, value. */
    Draft plus(String... lines) {
        return new Draft(status, headers.plus(lines), body);
    }

    Draft retryAfter(@Nullable Duration after) {
        return after == null ? this : with("Retry-After", Long.toString(RateLimitFields.seconds(after)));
    }

    /** The answer to a request. */
    CronResponse to(String requestId) {
        return new CronResponse(status, headers.with(REQUEST_ID, requestId), body);
    }
}
