package io.github.cronguard.internal.oidc;

import io.github.cronguard.GuardClock;
import java.time.Duration;

/** When an issuer is asked for its keys. Used by one thread. */
final class FetchPlan {
    private static final long PERIOD = Duration.ofMinutes(10).toNanos();
    private static final long FIRST_RETRY = Duration.ofSeconds(1).toNanos();
    private static final long LAST_RETRY = Duration.ofMinutes(1).toNanos();
    /** Anybody can make up key ids: they cost an issuer no more than this. */
    private static final long BETWEEN_WISHES = Duration.ofSeconds(30).toNanos();

    private final GuardClock clock;
    private long begun;
    private long next;
    private long retry = FIRST_RETRY;

    FetchPlan(GuardClock clock) {
        this.clock = clock;
        this.next = clock.nanoTime();
    }

    boolean due(boolean wanted) {
        long now = clock.nanoTime();
        return now - next >= 0 || (wanted && now - begun >= BETWEEN_WISHES);
    }

    void begin() {
        begun = clock.nanoTime();
    }

    void succeeded() {
        next = clock.nanoTime() + PERIOD;
        retry = FIRST_RETRY;
    }

    void failed() {
        next = clock.nanoTime() + retry;
        retry = Math.min(2 * retry, LAST_RETRY);
    }
}
