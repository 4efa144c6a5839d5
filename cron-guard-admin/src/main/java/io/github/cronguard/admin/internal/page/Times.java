package io.github.cronguard.admin.internal.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Times in words. There is one zone for all pages and their fields: UTC. */
public final class Times {
    private static final DateTimeFormatter UTC = pattern("uuuu-MM-dd HH:mm:ss 'UTC'");
    private static final DateTimeFormatter CLOCK = pattern("HH:mm:ss 'UTC'");
    private static final DateTimeFormatter MINUTE = pattern("HH:mm");
    private static final DateTimeFormatter FIELD = pattern("uuuu-MM-dd'T'HH:mm");

    private Times() {}

    private static DateTimeFormatter pattern(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    /**
     * A date and time.
     *
     * @param time any
     * @return as {@code 2026-11-24 12:04:10 UTC}
     */
    public static String utc(Instant time) {
        return UTC.format(time);
    }

    /**
     * How long ago something was, or how soon it will be.
     *
     * @param now the present
     * @param then the other time
     * @return as {@code 34 s ago}, {@code just now} or {@code in 5 min}
     */
    public static String ago(Instant now, Instant then) {
        Duration since = Duration.between(then, now).truncatedTo(ChronoUnit.SECONDS);
        if (since.isZero()) {
            return "just now";
        }
        return since.isNegative() ? "in " + span(since.negated()) : span(since) + " ago";
    }

    /**
     * A length of time, in at most two units, rounded down.
     *
     * @param length not negative
     * @return as {@code 220 ms}, {@code 4.1 s}, {@code 34 s}, {@code 7 min}, {@code 1 h 52 min} or {@code 3 d 4 h}
     */
    public static String span(Duration length) {
        if (length.toMillis() < 1_000) {
            return length.toMillis() + " ms";
        }
        if (length.toMillis() < 10_000 && length.toMillis() % 1_000 >= 100) {
            return length.toSeconds() + "." + length.toMillisPart() / 100 + " s";
        }
        if (length.toMinutes() < 1) {
            return length.toSeconds() + " s";
        }
        if (length.toHours() < 1) {
            return length.toMinutes() + " min" + part(length.toSecondsPart(), " s", length.toMinutes() < 5);
        }
        if (length.toDays() < 1) {
            return length.toHours() + " h" + part(length.toMinutesPart(), " min", true);
        }
        return length.toDays() + " d" + part(length.toHoursPart(), " h", length.toDays() < 10);
    }

    private static String part(int value, String unit, boolean matters) {
        return value == 0 || !matters ? "" : " " + value + unit;
    }

    /** A length in milliseconds, in words. */
    static String millis(long length) {
        return span(Duration.ofMillis(Math.max(0, length)));
    }

    /** A limit as it was set: exact, in its own unit. */
    static String limit(Duration length) {
        return length.toSecondsPart() == 0 || length.toHours() > 0 ? span(length) : length.toSeconds() + " s";
    }

    /** How often something is expected: {@code every minute}, {@code every 30 s}. */
    static String every(Duration period) {
        if (period.equals(Duration.ofMinutes(1))) {
            return "every minute";
        }
        if (period.equals(Duration.ofHours(1))) {
            return "every hour";
        }
        return period.equals(Duration.ofDays(1)) ? "every day" : "every " + limit(period);
    }

    /** The time of day, as {@code 11:57:02 UTC}. */
    static String clock(Instant time) {
        return CLOCK.format(time);
    }

    /** The time of day without its seconds and zone, for sentences that name the day otherwise. */
    static String minute(Instant time) {
        return MINUTE.format(time);
    }

    /** The time of day if that is clear, else with its date. */
    static String near(Instant now, Instant time) {
        boolean clear = Duration.between(time, now).abs().compareTo(Duration.ofHours(20)) < 0;
        return clear ? minute(time) + " UTC" : utc(time);
    }

    /** As the field of a form holds it, in UTC. */
    static String field(Instant time) {
        return FIELD.format(time);
    }

    /** As a machine reads it. */
    static String iso(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
