package io.github.cronguard.spring.metrics;

import io.github.cronguard.CronGuard;
import io.github.cronguard.CronHealth;
import io.github.cronguard.GuardClock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One reading of a guard's health, shared by all who ask within some seconds. It is made on a thread that ends with it, at most
 * one at a time: a storage that hangs holds that thread, and not the ones that ask. Safe for use by several threads.
 */
final class SharedReading {
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private record Reading(long askedAt, CompletableFuture<CronHealth> health) {}

    private final CronGuard guard;
    private final GuardClock clock;
    private @Nullable Reading latest;

    SharedReading(CronGuard guard, GuardClock clock) {
        this.guard = guard;
        this.clock = clock;
    }

    /** The health, or empty if the storage does not answer in time. */
    Optional<CronHealth> get() {
        Reading reading = reading();
        long waited = clock.nanoTime() - reading.askedAt();
        try {
            return Optional.of(reading.health().get(Math.max(0, PATIENCE.toNanos() - waited), TimeUnit.NANOSECONDS));
        } catch (ExecutionException | TimeoutException away) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private synchronized Reading reading() {
        long now = clock.nanoTime();
        Reading reading = latest;
        if (reading == null || (reading.health().isDone() && now - reading.askedAt() >= FRESH.toNanos())) {
            reading = new Reading(now, new CompletableFuture<>());
            latest = reading;
            start(reading.health());
        }
        return reading;
    }

    private void start(CompletableFuture<CronHealth> health) {
        Thread reader = new Thread(
                () -> {
                    try {
                        health.complete(guard.health());
                    } catch (RuntimeException | Error away) {
                        health.completeExceptionally(away);
                    }
                },
                "cron-guard-gauges");
        reader.setDaemon(true);
        reader.start();
    }
}
