package io.github.cronguard.jdbc;

import io.github.cronguard.jdbc.internal.PlainWork;
import io.github.cronguard.jdbc.internal.Session;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.LeaseRequest;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
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
    private @Nullable Session session;
    private volatile long deadline;
    private volatile boolean ended;
    private boolean closed;

    JdbcLease(Store store, Session session, LeaseRequest request, long fence, long before) {
        this.store = store;
        this.session = session;
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
            if (!onConnection(connection -> store.leases.extend(connection, this, ttl))) {
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
            onConnection(connection -> store.leases.release(connection, this));
        } catch (JdbiException e) {
            LOG.warn("The lock {} was not given back; it ends by itself at the end of its lease.", name, e);
        } finally {
            drop();
            oneAtATime.unlock();
        }
    }

    /**
     * The connection has been idle for a third of the lease, and whether it still works is found out by using it: the statement
     * is conditional on owner and fence, so twice is once, and what a broken connection leaves unknown is done again on a fresh
     * one. So a lost answer does not keep the lock until its lease has ended either.
     */
    private boolean onConnection(PlainWork<Boolean> work) {
        try {
            return present().run(work);
        } catch (JdbiException e) {
            if (!store.locks.isUnknown(e)) {
                throw e;
            }
            boolean isConnected = session != null; // otherwise a second connection is not to be had either
            drop();
            if (!isConnected || deadline - store.context.clock().nanoTime() <= 0) {
                throw e;
            }
            return again(work, e);
        }
    }

    private boolean again(PlainWork<Boolean> work, JdbiException first) {
        try {
            return present().run(work);
        } catch (JdbiException second) {
            drop();
            second.addSuppressed(first);
            throw second;
        }
    }

    private Session present() {
        Session present = session;
        if (present == null) {
            present = store.locks.alone().session();
            session = present;
        }
        return present;
    }

    private void drop() {
        Session present = session;
        session = null;
        if (present != null) {
            present.close();
        }
    }

    @Override
    public String toString() {
        return "JdbcLease[" + name + ", fence " + fence + "]";
    }
}
