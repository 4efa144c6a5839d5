package io.github.cronguard.memory;

import io.github.cronguard.spi.Bounds;
import io.github.cronguard.spi.IdempotencyStore;
import io.github.cronguard.spi.RunId;
import java.time.Duration;
import java.time.Instant;

/** One-time keys. They expire by the time of day. */
final class InMemoryIdempotencyStore implements IdempotencyStore {

    private final Tables tables;

    InMemoryIdempotencyStore(Tables tables) {
        this.tables = tables;
    }

    @Override
    public boolean tryClaim(String key, RunId runId, Duration ttl) {
        Bounds.required("key", key, Bounds.KEY);
        if (ttl.isNegative() || ttl.isZero()) {
            throw new IllegalArgumentException("ttl must be positive, but is " + ttl);
        }
        synchronized (tables) {
            tables.checkOpen();
            Instant now = tables.now();
            Tables.KeyRow taken = tables.keys.get(key);
            if (taken != null && taken.expiresAt().isAfter(now)) {
                return false;
            }
            tables.keys.put(key, new Tables.KeyRow(runId, now.plus(ttl)));
            return true;
        }
    }

    @Override
    public boolean release(String key, RunId runId) {
        synchronized (tables) {
            tables.checkOpen();
            Tables.KeyRow taken = tables.keys.get(key);
            if (taken == null || !taken.run().equals(runId)) {
                return false;
            }
            tables.keys.remove(key);
            return true;
        }
    }
}
