package io.github.cronguard.jdbc;

import io.github.cronguard.spi.Bounds;
import io.github.cronguard.spi.RateLimit;
import io.github.cronguard.spi.RateLimitResult;
import io.github.cronguard.spi.RateLimiter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * The limits of the guard's settings, shared by all nodes: fixed windows in {@code cron_rate_limits}, which begin with their
 * first permit and end by the database's clock. Of several limits a permit is taken from all or from none. Without a limit
 * every call is allowed. Safe for use by several threads.
 */
public final class JdbcRateLimiter implements RateLimiter {
    private static final Comparator<RateLimitResult> NEAREST_TO_ITS_END =
            Comparator.comparingLong(RateLimitResult::remaining);

    private final Opened opened;

    JdbcRateLimiter(Opened opened) {
        this.opened = opened;
    }

    @Override
    public RateLimitResult tryAcquire(String key) {
        Store store = opened.store();
        Bounds.required("key", key, Bounds.KEY);
        Windows windows = new Windows(store.work);
        return store.work.inTransaction(handle -> acquire(store, windows, handle, key));
    }

    private static RateLimitResult acquire(Store store, Windows windows, Handle handle, String key) {
        List<RateLimitResult> all = new ArrayList<>();
        // In the order of the settings on all nodes, so that they do not wait for each other in a circle.
        for (RateLimit limit : store.context.rateLimits()) {
            all.add(windows.acquire(handle, store.guard, key, limit));
        }
        List<RateLimitResult> refused =
                all.stream().filter(result -> !result.allowed()).toList();
        if (!refused.isEmpty()) {
            handle.rollback(); // what the other limits gave
            return refused.stream()
                    .max(Comparator.comparing(RateLimitResult::retryAfter))
                    .orElseThrow();
        }
        return all.stream().min(NEAREST_TO_ITS_END).orElse(new RateLimitResult(true, 0, 0, Duration.ZERO));
    }
}
