package io.github.cronguard.internal.tick;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** When a failed attempt is made again: after 1 minute, doubled each time, ± 20 %, at most 1 hour. */
final class Backoff {
    private static final long FIRST_MILLIS = 60_000;
    private static final long MOST_MILLIS = 3_600_000;
    private static final double SPREAD = 0.2;
    private static final int MOST_DOUBLINGS = 10;

    private final DoubleSupplier random;

    /**
     * A backoff.
     *
     * @param random from 0 (inclusive) to 1 (exclusive)
     */
    Backoff(DoubleSupplier random) {
        this.random = random;
    }

    /**
     * The pause behind a failure.
     *
     * @param failures how many there were, at least 1
     * @return from 48 s to 1 hour
     */
    Duration after(int failures) {
        long plain = FIRST_MILLIS << Math.min(failures - 1, MOST_DOUBLINGS);
        double spread = 1 - SPREAD + 2 * SPREAD * random.getAsDouble();
        return Duration.ofMillis(Math.min(MOST_MILLIS, Math.round(plain * spread)));
    }
}
