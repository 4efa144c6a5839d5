package io.github.cronguard.internal.limit;

import io.github.cronguard.GuardClock;
import io.github.cronguard.spi.RateLimit;
import io.github.cronguard.spi.RateLimitResult;
import io.github.cronguard.spi.RateLimiter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Limits in the memory of this process, on resilience4j: fixed windows, each counted from its key's first call. Safe
 * for
 * use by several threads.
 *
 * <p>It remembers a bounded number of keys; those whose permits are all there again are forgotten first. Keys beyond
 * the
 * bound share the permits of one.
 */
public final class Resilience4jRateLimiter implements RateLimiter {
    private static final int MAX_KEYS = 1_000;

    private final List<RateLimit> limits;
    private final GuardClock clock;
    private final int maxKeys;
    private final ConcurrentMap<String, KeyWindows> windows = new ConcurrentHashMap<>();

    /** Of the keys beyond the bound; made when there is one. */
    private final AtomicReference<@Nullable KeyWindows> shared = new AtomicReference<>();

    /**
     * A limiter.
     *
     * @param limits all of them must allow; at least one
     * @param clock its ticker moves the windows
     * @throws IllegalArgumentException if there is no limit
     */
    public Resilience4jRateLimiter(List<RateLimit> limits, GuardClock clock) {
        this(limits, clock, MAX_KEYS);
    }

    Resilience4jRateLimiter(List<RateLimit> limits, GuardClock clock, int maxKeys) {
        if (limits.isEmpty()) {
            throw new IllegalArgumentException("there must be a limit");
        }
        this.limits = List.copyOf(limits);
        this.clock = clock;
        this.maxKeys = maxKeys;
    }

    @Override
    public RateLimitResult tryAcquire(String key) {
        return windowsOf(key).tryAcquire();
    }

    private KeyWindows windowsOf(String key) {
        KeyWindows known = windows.get(key);
        if (known != null) {
            return known;
        }
        if (windows.size() >= maxKeys) {
            windows.values().removeIf(KeyWindows::isFull);
        }
        // a few threads may pass this at once, so the bound may be exceeded by their number
        return windows.size() >= maxKeys ? shared() : windows.computeIfAbsent(key, k -> new KeyWindows(limits, clock));
    }

    private KeyWindows shared() {
        KeyWindows made = shared.get();
        if (made == null) {
            shared.compareAndSet(null, new KeyWindows(limits, clock));
            made = Objects.requireNonNull(shared.get());
        }
        return made;
    }

    /** How many keys are remembered. */
    int keys() {
        return windows.size();
    }

    /** Nothing outside the process is asked. */
    @Override
    public boolean blocking() {
        return false;
    }
}
