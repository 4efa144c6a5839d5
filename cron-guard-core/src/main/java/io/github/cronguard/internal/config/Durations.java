package io.github.cronguard.internal.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads durations: {@code 500ms}, {@code 20s}, {@code 10m}, {@code 6h}, {@code 90d}, or ISO-8601 such as {@code PT20S}. */
final class Durations {
    static final String RULE = "a duration such as 500ms, 20s, 10m, 6h, 90d or PT20S";

    private static final Duration MOST = Duration.ofDays(36_500);
    private static final Pattern SHORT = Pattern.compile("([0-9]{1,13})(ms|s|m|h|d)");

    private Durations() {}

    /** The duration; empty for anything else, also for one that is too large to count in nanoseconds. */
    static Optional<Duration> parse(String text) {
        // not by abs(): the smallest of all durations has none
        return read(text).filter(d -> d.compareTo(MOST) <= 0 && d.compareTo(MOST.negated()) >= 0);
    }

    private static Optional<Duration> read(String text) {
        Matcher matcher = SHORT.matcher(text);
        try {
            return Optional.of(matcher.matches() ? of(matcher.group(1), matcher.group(2)) : iso(text));
        } catch (DateTimeParseException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Duration iso(String text) {
        return Duration.parse(text);
    }

    private static Duration of(String digits, String unit) {
        long number = Long.parseLong(digits);
        return switch (unit) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    /** The shortest of the short forms that says it exactly. */
    static String format(Duration duration) {
        long millis = duration.toMillis();
        if (millis % 1000 != 0) {
            return millis + "ms";
        }
        long seconds = millis / 1000;
        if (seconds % 86_400 == 0) {
            return seconds / 86_400 + "d";
        }
        if (seconds % 3600 == 0) {
            return seconds / 3600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }
}
