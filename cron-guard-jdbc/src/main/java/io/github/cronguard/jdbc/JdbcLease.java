package io.github.cronguard.jdbc;

import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.LeaseRequest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A held lock. It keeps a connection of its own, so that a pool exhausted by the host cannot cost the lease. */
final class JdbcLease implements Lease {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcLease.class);

    private final Store store;
    private final String name;
    private final String owner;
    private final long fence;
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private @Nullable Handle handle;
    private volatile long deadline;
    private volatile boolean ended;
    private boolean closed;

    JdbcLease(Store store, Handle handle, LeaseRequest request, long fence, long before) {
        this.store = store;
        this.handle = handle;
        this.name = request.name();
        this.owner = request.owner();
        this.fence = fence;
        this.deadline = before + request.ttl().toNanos();
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
        long left = deadline - store.context.clock().nanoTime();
        return ended || left <= 0 ? Duration.ZERO : Duration.ofNanos(left);
    }

    @Override
    public boolean extend(Duration ttl) {
        Micros.positive("ttl", ttl);
        oneAtATime.lock();
        try {
            if (ended) {
                return false;
            }
            long before = store.context.clock().nanoTime();
            if (!onConnection(h -> store.lockRows.extend(h, this, ttl))) {
                ended = true;
                return false;
            }
            deadline = before + ttl.toNanos();
            return true;
        } finally {
            oneAtATime.unlock();
        }
    }

    @Override
    public void close() {
        ended = true;
        oneAtATime.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            release();
        } catch (JdbiException e) {
            LOG.warn("The lock {} was not given back; it ends by itself at the end of its lease.", name, e);
        } finally {
            drop();
            oneAtATime.unlock();
        }
    }

    /** Conditional on owner and fence, so twice is once: a lost answer does not keep the lock until its lease has ended. */
    private void release() {
        Function<Handle, Boolean> release = h -> store.lockRows.release(h, name, owner, fence);
        try {
            onConnection(release);
        } catch (JdbiException e) {
            if (!store.locks.isUnknown(e) || deadline - store.context.clock().nanoTime() <= 0) {
                throw e;
            }
            onConnection(release);
        }
    }

    /** Validates the connection at each use: it has been idle for a third of the lease. */
    private boolean onConnection(Function<Handle, Boolean> work) {
        Handle present = handle;
        if (present == null || !isValid(present)) {
            drop();
            present = store.locks.open();
            handle = present;
        }
        try {
            return store.locks.inTransaction(present, work);
        } catch (JdbiException e) {
            drop();
            throw e;
        }
    }

    private boolean isValid(Handle present) {
        try {
            return present.getConnection().isValid((int)
                    Math.max(1, store.context.leaseTtl().dividedBy(6).toSeconds()));
        } catch (SQLException e) {
            return false;
        }
    }

    private void drop() {
        Handle present = handle;
        handle = null;
        if (present != null) {
            try {
                present.close();
            } catch (JdbiException e) {
                LOG.debug("A broken connection was not closed.", e);
            }
        }
    }

    @Override
    public String toString() {
        return "JdbcLease[" + name + ", fence " + fence + "]";
    }
}
