package io.github.cronguard.admin;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets few passwords be looked at at a time, and few wait for that: the processor and the server's threads have other things to do. */
final class LogInLine {
    static final int AT_A_TIME = 2;
    static final int WAITING = 10;
    private static final int MOST_SECONDS = 5;

    private final Semaphore places = new Semaphore(AT_A_TIME + WAITING);
    private final Semaphore turns = new Semaphore(AT_A_TIME, true);

    /** Does some work in its turn; empty if the line is too long, or its turn does not come in five seconds. */
    <T> Optional<T> inTurn(Supplier<T> work) {
        if (!places.tryAcquire()) {
            return Optional.empty();
        }
        try {
            if (!turns.tryAcquire(MOST_SECONDS, TimeUnit.SECONDS)) {
                return Optional.empty();
            }
            try {
                return Optional.of(work.get());
            } finally {
                turns.release();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            places.release();
        }
    }

    /** For tests. */
    int freePlaces() {
        return places.availablePermits();
    }
}
