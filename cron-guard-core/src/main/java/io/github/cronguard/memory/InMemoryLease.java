package io.github.cronguard.memory;

import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.LeaseRequest;
import java.time.Duration;

/** A lease of an {@link InMemoryRunLock}. */
final class InMemoryLease implements Lease {

    private final Tables tables;
    private final String name;
    private final String owner;
    private final long fence;
    private long deadline;
    private boolean ended;

    InMemoryLease(Tables tables, LeaseRequest request, long fence, long deadline) {
        this.tables = tables;
        this.name = request.name();
        this.owner = request.owner();
        this.fence = fence;
        this.deadline = deadline;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String owner() {
        return owner;
    }

    @Override
    public long fence() {
        return fence;
    }

    @Override
    public Duration remaining() {
        synchronized (tables) {
            long left = deadline - tables.clock.nanoTime();
            return ended || left <= 0 ? Duration.ZERO : Duration.ofNanos(left);
        }
    }

    @Override
    public boolean extend(Duration ttl) {
        if (ttl.isNegative() || ttl.isZero()) {
            throw new IllegalArgumentException("ttl must be positive, but is " + ttl);
        }
        synchronized (tables) {
            long now = tables.clock.nanoTime();
            LockRow row = tables.locks.get(name);
            if (ended || row == null || !row.isOf(owner, fence) || !row.isHeld(now)) {
                ended = true;
                return false;
            }
            deadline = now + ttl.toNanos();
            tables.locks.put(name, row.until(deadline));
            return true;
        }
    }

    @Override
    public void close() {
        synchronized (tables) {
            ended = true;
            if (tables.carries(this)) {
                tables.locks.computeIfPresent(name, (n, row) -> row.released());
            }
        }
    }

    @Override
    public String toString() {
        return "InMemoryLease[" + name + ", fence " + fence + "]";
    }
}
