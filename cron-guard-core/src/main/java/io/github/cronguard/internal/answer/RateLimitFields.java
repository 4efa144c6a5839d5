package io.github.cronguard.internal.answer;

import io.github.cronguard.spi.RateLimit;
import io.github.cronguard.spi.RateLimitResult;
import java.time.Duration;
import java.util.List;

/** The header fields {@code RateLimit-Policy} and {@code RateLimit} (draft-ietf-httpapi-ratelimit-headers-10, sections 3 and 4). */
final class RateLimitFields {
    private RateLimitFields() {}

    /** All limits that hold, e.g. {@code "10-in-600s";q=10;w=600, "1-in-60s";q=1;w=60}. */
    static String policy(List<RateLimit> limits) {
        StringBuilder policy = new StringBuilder();
        for (RateLimit limit : limits) {
            long window = seconds(limit.window());
            policy.append(policy.isEmpty() ? "" : ", ");
            name(policy, limit.permits(), window)
                    .append(";q=")
                    .append(limit.permits())
                    .append(";w=")
                    .append(window);
        }
        return policy.toString();
    }

    /** The limit that is nearest to its end, e.g. {@code "10-in-600s";r=0;t=42}. */
    static String state(List<RateLimit> limits, RateLimitResult result) {
        StringBuilder state = new StringBuilder();
        for (RateLimit limit : limits) {
            if (state.isEmpty() && limit.permits() == result.limit()) {
                name(state, limit.permits(), seconds(limit.window()));
            }
        }
        if (state.isEmpty()) {
            state.append('"').append(result.limit()).append('"');
        }
        return state.append(";r=")
                .append(result.remaining())
                .append(";t=")
                .append(seconds(result.retryAfter()))
                .toString();
    }

    private static StringBuilder name(StringBuilder out, int permits, long window) {
        return out.append('"').append(permits).append("-in-").append(window).append("s\"");
    }

    /** Rounded up: who waits that long has waited long enough. */
    static long seconds(Duration duration) {
        return Math.max(1, duration.plusNanos(999_999_999).toSeconds());
    }
}
