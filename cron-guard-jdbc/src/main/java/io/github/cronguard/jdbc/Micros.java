package io.github.cronguard.jdbc;

import java.time.Duration;

/** Durations as the statements take them. */
final class Micros {
    private static final Duration MOST = Duration.ofDays(366L * 5_000);

    private Micros() {}

    /** Cut to whole microseconds; a duration beyond what the databases' times can take means "for good". */
    static long of(Duration duration) {
        Duration cut = duration.compareTo(MOST) > 0 ? MOST : duration;
        return cut.getSeconds() * 1_000_000 + cut.getNano() / 1_000;
    }

    static Duration positive(String what, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(what + " must be positive, but is " + duration);
        }
        return duration;
    }
}
