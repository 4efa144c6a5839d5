package io.github.cronguard.jdbc;

import io.github.cronguard.GuardClock;
import io.github.cronguard.spi.RateLimitResult;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The callers whose window is known to be used up. Until it ends nothing can give one of them a permit: nodes only add to what
 * is used, a window that has not ended is neither renewed nor deleted, and another setting is another storage. Its end is
 * measured by the ticker, from before the statement that told of it was sent, so it is forgotten too early rather than too
 * late; what a caller is told counts from behind it, so that who waits so long has waited long enough. After a minute the
 * database is asked again all the same: a person may have deleted the row, or this machine's ticker may have stood still while
 * it slept.
 *
 * <p>A bounded number of keys; those beyond are not remembered. Safe for use by several threads.
 */
final class UsedUp {
    private static final int MAX_KEYS = 1_000;
    private static final Duration MOST = Duration.ofMinutes(1);

    private final GuardClock clock;
    private final int maxKeys;
    private final ConcurrentMap<String, Window> windows = new ConcurrentHashMap<>();

    UsedUp(GuardClock clock) {
        this(clock, MAX_KEYS);
    }

    UsedUp(GuardClock clock, int maxKeys) {
        this.clock = clock;
        this.maxKeys = maxKeys;
    }

    /** A window, the ticker around the question, and for how many nanoseconds it is believed in. */
    private record Window(RateLimitResult refused, long asked, long answered, long believed) {
        boolean isOver(long now) {
            return now - asked >= believed;
        }
    }

    /** The refusal of a caller whose window is known to be used up. */
    Optional<RateLimitResult> refusal(String key) {
        Window window = windows.get(key);
        if (window == null) {
            return Optional.empty();
        }
        long now = clock.nanoTime();
        if (window.isOver(now)) {
            windows.remove(key, window);
            return Optional.empty();
        }
        Duration left = window.refused.retryAfter().minusNanos(now - window.answered);
        return Optional.of(new RateLimitResult(false, window.refused.limit(), 0, left));
    }

    /**
     * Remembers a refusal.
     *
     * @param key whose
     * @param refused by a window that is certainly used up until it ends
     * @param asked the ticker before the database was
     */
    void remember(String key, RateLimitResult refused, long asked) {
        Duration left = refused.retryAfter();
        Duration believed = left.compareTo(MOST) < 0 ? left : MOST;
        long now = clock.nanoTime();
        if (windows.size() >= maxKeys) {
            windows.values().removeIf(window -> window.isOver(now));
        }
        // a few threads may pass this at once, so the bound may be exceeded by their number
        if (windows.size() < maxKeys) {
            windows.put(key, new Window(refused, asked, now, believed.toNanos()));
        }
    }

    /** How many keys are remembered. */
    int keys() {
        return windows.size();
    }
}
