package io.github.cronguard.internal.answer;

import io.github.cronguard.spi.RateLimit;
import io.github.cronguard.spi.RateLimitResult;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** The header fields {@code RateLimit-Policy} and {@code RateLimit} (draft-ietf-httpapi-ratelimit-headers-10, sections 3 and 4). */
final class RateLimitFields {
    private RateLimitFields() {}

    /** All limits that hold, e.g. {@code "10-in-600s";q=10;w=600, "1-in-60s";q=1;w=60}. */
    static String policy(List<RateLimit> limits) {
        return limits.stream()
                .map(limit -> name(limit) + ";q=" + limit.permits() + ";w=" + seconds(limit.window()))
                .collect(Collectors.joining(", "));
    }

    /** The limit that is nearest to its end, e.g. {@code "10-in-600s";r=0;t=42}. */
    static String state(List<RateLimit> limits, RateLimitResult result) {
        String name = limits.stream()
                .filter(limit -> limit.permits() == result.limit())
                .findFirst()
                .map(RateLimitFields::name)
                .orElse("\"" + result.limit() + "\"");
        return name + ";r=" + result.remaining() + ";t=" + seconds(result.retryAfter());
    }

    private static String name(RateLimit limit) {
        return "\"" + limit.permits() + "-in-" + seconds(limit.window()) + "s\"";
    }

    /** Rounded up: who waits that long has waited long enough. */
    static long seconds(Duration duration) {
        return Math.max(1, duration.plusNanos(999_999_999).toSeconds());
    }
}
