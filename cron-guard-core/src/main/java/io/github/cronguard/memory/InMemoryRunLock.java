package io.github.cronguard.memory;

import io.github.cronguard.GuardClock;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.LeaseRequest;
import io.github.cronguard.spi.RunLock;
import java.time.Duration;
import java.util.Optional;

/**
 * A lock in memory, for one process. Leases end by the clock's ticker, the only clock that it reads but for
 * {@code acquired at}. Safe for use by several threads.
 */
public final class InMemoryRunLock implements RunLock {

    private final Tables tables;

    /**
     * A lock that stands alone, without a storage.
     *
     * @param clock whose ticker ends the leases
     */
    public InMemoryRunLock(GuardClock clock) {
        this(Tables.ofOnePart(clock));
    }

    InMemoryRunLock(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Optional<Lease> tryAcquire(LeaseRequest request) {
        synchronized (tables) {
            tables.checkOpen();
            long now = tables.clock.nanoTime();
            LockRow row = tables.locks.get(request.name());
            if (row != null && row.isHeld(now)) {
                return Optional.empty();
            }
            // The lock's row may have been deleted.
            long fence = Math.max(row == null ? 0 : row.fence(), tables.runs.greatestFence()) + 1;
            long expires = now + request.ttl().toNanos();
            tables.locks.put(
                    request.name(), new LockRow(request.owner(), request.node(), fence, tables.now(), expires));
            return Optional.of(new InMemoryLease(tables, request, fence, expires));
        }
    }

    @Override
    public Optional<Duration> remaining(String name) {
        synchronized (tables) {
            tables.checkOpen();
            long now = tables.clock.nanoTime();
            return Optional.ofNullable(tables.locks.get(name))
                    .filter(row -> row.isHeld(now))
                    .map(row -> row.remaining(now));
        }
    }

    @Override
    public boolean forceUnlock(String name, long fence) {
        synchronized (tables) {
            tables.checkOpen();
            LockRow row = tables.locks.get(name);
            if (row == null || row.fence() != fence || !row.isHeld(tables.clock.nanoTime())) {
                return false;
            }
            tables.locks.put(name, row.forced());
            return true;
        }
    }
}
