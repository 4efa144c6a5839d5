package io.github.cronguard.testkit;

import io.github.cronguard.memory.InMemoryStorage;
import io.github.cronguard.memory.ManualClock;
import io.github.cronguard.spi.CronStorage;
import java.time.Duration;

/** A storage in memory on a clock that is moved by hand. */
record InMemoryFixture(ManualClock clock) implements StorageFixture {

    InMemoryFixture() {
        this(ManualClock.at("2026-11-24T12:00:00Z"));
    }

    @Override
    public CronStorage storage() {
        return new InMemoryStorage(clock);
    }

    @Override
    public void passTime(Duration time) {
        clock.advance(time);
    }
}
