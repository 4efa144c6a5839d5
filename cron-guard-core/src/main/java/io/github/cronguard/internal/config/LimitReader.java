package io.github.cronguard.internal.config;

import io.github.cronguard.internal.config.GuardConfig.Limits;
import io.github.cronguard.spi.RateLimit;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads limits such as {@code 30/10m}. */
final class LimitReader {
    private static final Pattern LIMIT = Pattern.compile("([1-9][0-9]{0,6})/(\\S+)");
    private static final int MAX_PERMITS = 1_000_000;
    private static final int MAX_LIMITS = 8;
    private static final Duration MIN_WINDOW = Duration.ofMillis(100);
    private static final Duration MAX_WINDOW = Duration.ofDays(31);

    private LimitReader() {}

    static Limits read(Values values, Duration expectEvery) {
        List<RateLimit> callers = values.read(Setting.RATE_LIMIT, LimitReader::limits);
        RateLimit failures = values.read(Setting.FAILURE_LIMIT, LimitReader::limit);
        callers.stream()
                .filter(l -> isTight(l, expectEvery))
                .forEach(l -> values.findings()
                        .warn(values.nameOf(Setting.RATE_LIMIT) + ": " + format(l)
                                + " refuses some calls of a caller that calls" + " every "
                                + Durations.format(expectEvery) + " with ordinary jitter"));
        return new Limits(callers, failures);
    }

    /** One window can hold one call more than it has periods, when the first comes late and the last early. */
    private static boolean isTight(RateLimit limit, Duration expectEvery) {
        return limit.permits() < limit.window().dividedBy(expectEvery) + 1;
    }

    private static List<RateLimit> limits(String text) {
        List<RateLimit> limits = Values.parts(text, MAX_LIMITS, LimitReader::limit);
        if (limits.stream().map(RateLimit::window).distinct().count() < limits.size()) {
            throw new IllegalArgumentException("each limit must have another window");
        }
        return limits;
    }

    private static RateLimit limit(String text) {
        Matcher matcher = LIMIT.matcher(text);
        if (!matcher.matches() || Integer.parseInt(matcher.group(1)) > MAX_PERMITS) {
            throw new IllegalArgumentException(rule());
        }
        return Durations.parse(matcher.group(2))
                .filter(w -> w.compareTo(MIN_WINDOW) >= 0 && w.compareTo(MAX_WINDOW) <= 0)
                .map(w -> new RateLimit(Integer.parseInt(matcher.group(1)), w))
                .orElseThrow(() -> new IllegalArgumentException(rule()));
    }

    private static String rule() {
        return "it must be calls/window such as 30/10m, with 1 to " + MAX_PERMITS + " calls and a window from "
                + Durations.format(MIN_WINDOW) + " to " + Durations.format(MAX_WINDOW);
    }

    private static String format(RateLimit limit) {
        return limit.permits() + "/" + Durations.format(limit.window());
    }
}
