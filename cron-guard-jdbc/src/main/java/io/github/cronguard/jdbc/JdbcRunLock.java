package io.github.cronguard.jdbc;

import io.github.cronguard.jdbc.internal.Dialect.Failure;
import io.github.cronguard.jdbc.internal.Session;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.LeaseRequest;
import io.github.cronguard.spi.RunLock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * The lock in a row of {@code cron_locks}. The database's clock decides expiry, in the statement that takes the lock. A lease
 * keeps the connection that it was taken on. Safe for use by several threads.
 */
public final class JdbcRunLock implements RunLock {
    private final Opened opened;
    private final OneAsks<Lease> oneAsks = new OneAsks<>();

    JdbcRunLock(Opened opened) {
        this.opened = opened;
    }

    @Override
    public Optional<Lease> tryAcquire(LeaseRequest request) {
        Store store = opened.store();
        return oneAsks.ask(request.name(), () -> ask(store, request));
    }

    private static Optional<Lease> ask(Store store, LeaseRequest request) {
        Session session = store.locks.alone().session();
        long before = store.context.clock().nanoTime();
        try {
            return attempt(store, session, request, before, s -> taken(store, s, request));
        } catch (JdbiException e) {
            return switch (store.locks.meaningOf(e)) {
                case LOCK_TIMEOUT, TRANSIENT -> Optional.empty(); // somebody else is at the row just now
                case MISSING_TABLE -> throw e;
                case OTHER -> lookAgain(store, request, before, e);
            };
        }
    }

    /**
     * The lock may have been taken although the answer got lost: it is looked for by its owner, with a locking read that
     * waits for a commit still under way, and taken if it was not; while that waits at the row, the first statement may take
     * it after all. In all cases the first reading of the ticker is the earlier one, so the holder believes in less than the
     * database does.
     */
    private static Optional<Lease> lookAgain(Store store, LeaseRequest request, long before, JdbiException first) {
        try {
            Session fresh = store.locks.alone().session();
            return attempt(
                    store,
                    fresh,
                    request,
                    before,
                    s -> found(store, s, request)
                            .or(() -> taken(store, s, request))
                            .or(() -> found(store, s, request)));
        } catch (JdbiException second) {
            if (store.locks.meaningOf(second) == Failure.LOCK_TIMEOUT) {
                return Optional.empty();
            }
            second.addSuppressed(first);
            throw second;
        }
    }

    private static Optional<Lease> attempt(
            Store store, Session session, LeaseRequest request, long before, Function<Session, Optional<Long>> taking) {
        Optional<Long> fence;
        try {
            fence = taking.apply(session);
        } catch (RuntimeException | Error e) {
            session.close();
            throw e;
        }
        if (fence.isEmpty()) {
            session.close();
            return Optional.empty();
        }
        JdbcLease lease = new JdbcLease(store, session, request, fence.get(), before);
        if (lease.remaining().isZero()) {
            lease.close(); // the answer came when the time was over: late is not held
            return Optional.empty();
        }
        return Optional.of(lease);
    }

    private static Optional<Long> taken(Store store, Session session, LeaseRequest request) {
        return session.run(connection -> store.leases.take(connection, request));
    }

    private static Optional<Long> found(Store store, Session session, LeaseRequest request) {
        return session.inTransaction(handle -> store.lockRows.fenceOf(handle, request));
    }

    @Override
    public Optional<Duration> remaining(String name) {
        Store store = opened.store();
        return store.locks.run(handle -> store.lockRows.remaining(handle, name));
    }

    @Override
    public boolean forceUnlock(String name, long fence) {
        Store store = opened.store();
        AtomicBoolean forced = new AtomicBoolean();
        Function<Handle, Boolean> attempt = handle -> {
            boolean now = store.lockRows.force(handle, name, fence);
            forced.set(forced.get() || now);
            return now;
        };
        // The second attempt waits for the first one's commit, at the row; with the patience of work, as claims hold it
        // too.
        return store.work.settled(
                attempt,
                handle -> attempt.apply(handle) || (forced.get() && !store.lockRows.isHeld(handle, name, fence)));
    }
}
