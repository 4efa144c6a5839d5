package io.github.cronguard.jdbc;

import io.github.cronguard.jdbc.internal.Database;
import io.github.cronguard.spi.RateLimit;
import io.github.cronguard.spi.RateLimitResult;
import java.time.Duration;
import org.jdbi.v3.core.Handle;

/** The statements on {@code cron_rate_limits}: a permit is a conditional UPDATE that changes a row. */
final class Windows {
    private final Database db;
    private final String take;
    private final String renew;
    private final String begin;
    private final String read;

    Windows(Database db) {
        this.db = db;
        take = db.sql("UPDATE {rate_limits} SET used = used + 1"
                + " WHERE limit_key = :key AND used < :permits AND ends_at > {now}");
        renew = db.sql("UPDATE {rate_limits} SET used = 1, ends_at = {now+window}"
                + " WHERE limit_key = :key AND ends_at <= {now}");
        begin = db.insertIfAbsent(
                "rate_limits", "limit_key, used, ends_at", ":key, 1, {now+window}", "limit_key = :key");
        read = db.sql("SELECT used, ends_at, {now} AS now_at FROM {rate_limits} WHERE limit_key = :key");
    }

    RateLimitResult acquire(Handle handle, String guard, String key, RateLimit limit) {
        // The limit is part of the key: who changes the setting begins a new window.
        String id = guard + "|" + key + "|" + limit.permits() + "/" + limit.window();
        boolean allowed = take(handle, id, limit)
                || begins(handle, renew, id, limit)
                || begins(handle, begin, id, limit)
                || take(handle, id, limit); // another node has begun the window just now
        return handle.createQuery(read)
                .bind("key", id)
                .map((row, context) -> new RateLimitResult(
                        allowed,
                        limit.permits(),
                        allowed ? Math.max(0, limit.permits() - row.getLong("used")) : 0,
                        allowed && row.getLong("used") < limit.permits()
                                ? Duration.ZERO
                                : rest(Duration.between(db.time(row, "now_at"), db.time(row, "ends_at")))))
                .one();
    }

    private boolean take(Handle handle, String id, RateLimit limit) {
        return handle.createUpdate(take)
                        .bind("key", id)
                        .bind("permits", limit.permits())
                        .execute()
                == 1;
    }

    private boolean begins(Handle handle, String sql, String id, RateLimit limit) {
        return handle.createUpdate(sql)
                        .bind("key", id)
                        .bind("window", Micros.of(limit.window()))
                        .execute()
                == 1;
    }

    private static Duration rest(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}
