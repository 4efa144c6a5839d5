package io.github.cronguard.internal;

import io.github.cronguard.GuardClock;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;

/** The machine's own clocks; the one place of the library that reads them. */
public enum SystemGuardClock implements GuardClock {
    /** The only one. */
    INSTANCE;

    private static final InstantSource TIME_OF_DAY = Clock.systemUTC();

    @Override
    public Instant instant() {
        return TIME_OF_DAY.instant();
    }

    @Override
    public long millis() {
        return TIME_OF_DAY.millis();
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }
}
