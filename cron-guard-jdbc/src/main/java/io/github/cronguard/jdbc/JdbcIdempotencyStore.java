package io.github.cronguard.jdbc;

import io.github.cronguard.jdbc.internal.Database;
import io.github.cronguard.spi.Bounds;
import io.github.cronguard.spi.IdempotencyStore;
import io.github.cronguard.spi.RunId;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** One-time keys in {@code cron_keys}. They expire by the database's clock. Safe for use by several threads. */
public final class JdbcIdempotencyStore implements IdempotencyStore {
    private static final String KEY = "guard = :guard AND idempotency_key = :key";

    private final Opened opened;

    JdbcIdempotencyStore(Opened opened) {
        this.opened = opened;
    }

    @Override
    public boolean tryClaim(String key, RunId runId, Duration ttl) {
        Store store = opened.store();
        Bounds.required("key", key, Bounds.KEY);
        Micros.positive("ttl", ttl);
        Database db = store.work;
        String insert = db.words()
                .insertIfAbsent(
                        "keys",
                        "guard, idempotency_key, claimed_at, expires_at, run_id",
                        ":guard, :key, {now}, {now+ttl}, :run",
                        KEY);
        String expired = db.sql("UPDATE {keys} SET claimed_at = {now}, expires_at = {now+ttl}, run_id = :run WHERE "
                + KEY + " AND expires_at <= {now}");
        // In a transaction, so that only its commit leaves anything open: whether the key was free is known by then.
        AtomicBoolean wasFree = new AtomicBoolean();
        Function<Handle, Boolean> attempt = handle -> {
            wasFree.set(claim(handle, insert, store.guard, key, runId, ttl)
                    || claim(handle, expired, store.guard, key, runId, ttl));
            return wasFree.get();
        };
        return db.settled(attempt, handle -> {
            boolean first = wasFree.get(); // the second attempt waits for the first one's commit
            return attempt.apply(handle) || (first && isOf(handle, store, key, runId));
        });
    }

    private static boolean isOf(Handle handle, Store store, String key, RunId run) {
        return handle.createQuery(store.work.sql("SELECT run_id FROM {keys} WHERE " + KEY))
                .bind("guard", store.guard)
                .bind("key", key)
                .mapTo(Long.class)
                .findOne()
                .filter(id -> id == run.value())
                .isPresent();
    }

    private static boolean claim(Handle handle, String sql, String guard, String key, RunId run, Duration ttl) {
        return handle.createUpdate(sql)
                        .bind("guard", guard)
                        .bind("key", key)
                        .bind("run", run.value())
                        .bind("ttl", Micros.of(ttl))
                        .execute()
                == 1;
    }

    @Override
    public boolean release(String key, RunId runId) {
        Store store = opened.store();
        Database db = store.work;
        AtomicBoolean wasThere = new AtomicBoolean();
        Function<Handle, Boolean> attempt = handle -> {
            boolean deleted = handle.createUpdate(db.sql("DELETE FROM {keys} WHERE " + KEY + " AND run_id = :run"))
                            .bind("guard", store.guard)
                            .bind("key", key)
                            .bind("run", runId.value())
                            .execute()
                    == 1;
            wasThere.set(wasThere.get() || deleted);
            return wasThere.get();
        };
        return db.settled(attempt, attempt);
    }
}
