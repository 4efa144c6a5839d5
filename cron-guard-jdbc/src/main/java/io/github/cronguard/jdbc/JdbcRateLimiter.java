package io.github.cronguard.jdbc;

import io.github.cronguard.spi.Bounds;
import io.github.cronguard.spi.RateLimitResult;
import io.github.cronguard.spi.RateLimiter;

/**
 * The limits of the guard's settings, shared by all nodes: fixed windows in {@code cron_rate_limits}, which begin with their
 * first permit and end by the database's clock. Of several limits a permit is taken from all or from none. Without a limit
 * every call is allowed. A caller that was refused is remembered, for a minute at most, and refused again without asking the
 * database until its window ends. Safe for use by several threads.
 */
public final class JdbcRateLimiter implements RateLimiter {
    private final Opened opened;

    JdbcRateLimiter(Opened opened) {
        this.opened = opened;
    }

    @Override
    public RateLimitResult tryAcquire(String key) {
        Store store = opened.store();
        Bounds.required("key", key, Bounds.KEY);
        return store.permits.acquire(key);
    }
}
