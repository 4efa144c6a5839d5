package io.github.cronguard.jdbc;

import io.github.cronguard.jdbc.internal.Database;
import io.github.cronguard.spi.RateLimit;
import io.github.cronguard.spi.RateLimitResult;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.jdbi.v3.core.Handle;

/** The statements on {@code cron_rate_limits}: a permit is a conditional UPDATE that changes a row. */
final class Windows {
    /**
     * What was found or made.
     *
     * @param result of this limit
     * @param certain false of a refusal whose reason has ended meanwhile
     */
    record Window(RateLimitResult result, boolean certain) {
        /** A permit, the so-manieth of its window. */
        static Window permit(RateLimit limit, long used, Duration rest) {
            long left = Math.max(0, limit.permits() - used);
            return new Window(new RateLimitResult(true, limit.permits(), left, left > 0 ? Duration.ZERO : rest), true);
        }

        /** No permit, of a row that may show something else by now. */
        static Window refusal(RateLimit limit, long used, Duration rest) {
            return new Window(
                    new RateLimitResult(false, limit.permits(), 0, rest), used >= limit.permits() && !rest.isZero());
        }
    }

    private final Database db;
    private final String guard;
    private final String take;
    private final String renew;
    private final String begin;
    private final String read;

    Windows(Database db, String guard) {
        this.db = db;
        this.guard = guard;
        take = db.sql("UPDATE {rate_limits} SET used = used + 1"
                + " WHERE limit_key = :key AND used < :permits AND ends_at > {now}");
        renew = db.sql("UPDATE {rate_limits} SET used = 1, ends_at = {now+window}"
                + " WHERE limit_key = :key AND ends_at <= {now}");
        begin = db.words()
                .insertIfAbsent("rate_limits", "limit_key, used, ends_at", ":key, 1, {now+window}", "limit_key = :key");
        read = db.sql("SELECT used, ends_at, {now} AS now_at FROM {rate_limits} WHERE limit_key = :key");
    }

    /** The limit is part of the key: who changes the setting begins a new window. */
    String id(String key, RateLimit limit) {
        return guard + "|" + key + "|" + limit.permits() + "/" + limit.window();
    }

    /** Each of its statements is a step of its own, so one limit alone needs no transaction. */
    Window acquire(Handle handle, String key, RateLimit limit) {
        String id = id(key, limit);
        boolean allowed = take(handle, id, limit)
                || begins(handle, renew, id, limit)
                || begins(handle, begin, id, limit)
                || take(handle, id, limit); // another node has begun the window just now
        return handle.createQuery(read)
                .bind("key", id)
                .map((row, context) -> allowed
                        ? Window.permit(limit, row.getLong("used"), rest(db, row, "ends_at"))
                        : Window.refusal(limit, row.getLong("used"), rest(db, row, "ends_at")))
                .one();
    }

    /** How long the window of a row lasts. */
    static Duration rest(Database db, ResultSet row, String end) throws SQLException {
        Duration rest = Duration.between(db.time(row, "now_at"), db.time(row, end));
        return rest.isNegative() ? Duration.ZERO : rest;
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
}
