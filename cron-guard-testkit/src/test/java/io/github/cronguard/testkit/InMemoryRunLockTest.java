package io.github.cronguard.testkit;

import io.github.cronguard.memory.InMemoryRunLock;
import io.github.cronguard.memory.InMemoryStorage;
import io.github.cronguard.memory.ManualClock;
import io.github.cronguard.spi.RateLimit;
import io.github.cronguard.spi.RunLock;
import io.github.cronguard.spi.StorageContext;
import io.github.cronguard.spi.StorageContext.InitializeSchema;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;

final class InMemoryRunLockTest {

    @Nested
    final class Alone extends RunLockContract {

        private final ManualClock clock = ManualClock.at("2026-11-24T12:00:00Z");
        private final RunLock lock = new InMemoryRunLock(clock);

        @Override
        protected RunLock lock() {
            return lock;
        }

        @Override
        protected void passTime(Duration time) {
            clock.advance(time);
        }
    }

    @Nested
    final class OfAStorage extends RunLockContract {

        private final ManualClock clock = ManualClock.at("2026-11-24T12:00:00Z");
        private final InMemoryStorage storage = new InMemoryStorage(clock);

        OfAStorage() {
            storage.open(new StorageContext(
                    "contract",
                    Sequences.ALL,
                    Sequences.WELCOME,
                    List.of(new RateLimit(30, Duration.ofMinutes(10))),
                    Duration.ofSeconds(90),
                    InitializeSchema.NEVER,
                    "cron_",
                    clock));
        }

        @Override
        protected RunLock lock() {
            return storage.runLock();
        }

        @Override
        protected void passTime(Duration time) {
            clock.advance(time);
        }
    }
}
