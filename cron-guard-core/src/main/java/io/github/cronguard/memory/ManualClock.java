package io.github.cronguard.memory;

import io.github.cronguard.GuardClock;
import java.time.Duration;
import java.time.Instant;

/** A clock that stands still until it is moved: time of day and ticker in one. Safe for use by several threads. */
public final class ManualClock implements GuardClock {
    private Instant instant;
    private long nanos;

    private ManualClock(Instant start) {
        this.instant = start;
    }

    /**
     * A clock that stands at a moment.
     *
     * @param start the moment
     * @return the clock
     */
    public static ManualClock at(Instant start) {
        return new ManualClock(start);
    }

    /**
     * A clock that stands at a moment.
     *
     * @param start the moment in ISO-8601, e.g. {@code 2026-11-24T12:00:00Z}
     * @return the clock
     * @throws java.time.format.DateTimeParseException if it is anything else
     */
    public static ManualClock at(String start) {
        return at(Instant.parse(start));
    }

    /**
     * Moves both clocks forward.
     *
     * @param by how far; not negative
     * @throws IllegalArgumentException if it is negative: a ticker does not go back
     */
    public synchronized void advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("A clock is moved forward, not by " + by);
        }
        instant = instant.plus(by);
        nanos += by.toNanos();
    }

    /**
     * Sets the time of day alone, as a change of the machine's clock does; the ticker does not notice.
     *
     * @param instant any moment, also an earlier one
     */
    public synchronized void setTimeOfDay(Instant instant) {
        this.instant = instant;
    }

    @Override
    public synchronized Instant instant() {
        return instant;
    }

    @Override
    public synchronized long nanoTime() {
        return nanos;
    }

    @Override
    public String toString() {
        return "ManualClock[" + instant() + "]";
    }
}
