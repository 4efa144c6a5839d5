package io.github.cronguard.internal.run;

import io.github.cronguard.GuardClock;
import io.github.cronguard.internal.config.GuardConfig.LeaseTimes;
import io.github.cronguard.spi.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lease of the run at hand: {@code ACTIVE}, {@code SUSPECT} after a heartbeat whose outcome is not known, {@code
 * LOST}
 * for good, or {@code RELEASED}. It is never extended beyond the greatest hold. Lost is computed by whoever asks, from
 * the
 * ticker or from an extension that said no; it does not wait for the heartbeat's thread. Safe for use by several
 * threads.
 */
public final class HeldLease implements Lease {
    private static final Logger LOG = LoggerFactory.getLogger(HeldLease.class);

    /** How the lease is. */
    public enum State {
        /** Held. */
        ACTIVE,
        /** Held as far as is known; the last heartbeat failed. */
        SUSPECT,
        /** Not held any more. */
        LOST,
        /** Given back. */
        RELEASED
    }

    private final Lease lease;
    private final LeaseTimes times;
    private final GuardClock clock;
    private final long acquired;
    private final Instant deadline;
    private final ReentrantReadWriteLock turns = new ReentrantReadWriteLock(true);
    private volatile State last = State.ACTIVE;

    /**
     * A lease that was just taken.
     *
     * @param lease the lock's
     * @param times how long it may be held
     * @param clock measures the hold
     * @param asked the ticker before the lock was asked for it: the hold is measured from there
     */
    public HeldLease(Lease lease, LeaseTimes times, GuardClock clock, long asked) {
        this.lease = lease;
        this.times = times;
        this.clock = clock;
        this.acquired = asked;
        this.deadline = clock.instant().plus(times.maxHold());
    }

    /**
     * How the lease is now.
     *
     * @return lost as soon as its time is over
     */
    public State state() {
        if (last != State.RELEASED && (last == State.LOST || remaining().isZero())) {
            last = State.LOST;
        }
        return last;
    }

    /**
     * Whether it is lost.
     *
     * @return true as soon as its time is over
     */
    public boolean lost() {
        return state() == State.LOST;
    }

    /**
     * When it ends at the latest.
     *
     * @return by the guard's clock
     */
    public Instant deadline() {
        return deadline;
    }

    /**
     * Extends the lease, unless it has reached the greatest hold.
     *
     * @return whether the outcome is known; if not it should be tried again soon
     */
    boolean beat() {
        Duration left = times.maxHold().minusNanos(clock.nanoTime() - acquired);
        if (state() == State.LOST || last == State.RELEASED || left.isNegative() || left.isZero()) {
            return true;
        }
        boolean turn = awaitTurn();
        try {
            extend(left.compareTo(times.ttl()) < 0 ? left : times.ttl());
            return true;
        } catch (RuntimeException unknown) {
            suspect();
            LOG.warn("A heartbeat of the run with fence {} failed; it is tried again", fence(), unknown);
            return false;
        } finally {
            if (turn) {
                turns.writeLock().unlock();
            }
        }
    }

    /**
     * Does something on the lock's own row, in turn with the heartbeat: otherwise a fast row of claims would keep it
     * waiting. Several may do so at once.
     *
     * @param <T> the result's type
     * @param statement what is done
     * @return its result
     */
    public <T> T inTurn(Supplier<T> statement) {
        turns.readLock().lock();
        try {
            return statement.get();
        } finally {
            turns.readLock().unlock();
        }
    }

    @Override
    public String name() {
        return lease.name();
    }

    @Override
    public String owner() {
        return lease.owner();
    }

    @Override
    public long fence() {
        return lease.fence();
    }

    @Override
    public Duration remaining() {
        return lease.remaining();
    }

    @Override
    public boolean extend(Duration ttl) {
        boolean extended = lease.extend(ttl);
        if (!extended) {
            lose();
        } else if (last == State.SUSPECT) {
            last = State.ACTIVE;
        }
        return extended;
    }

    @Override
    public void close() {
        last = State.RELEASED;
        try {
            lease.close();
        } catch (RuntimeException failure) {
            // the run is over and written: what became of it does not change because its lock ends by itself
            LOG.warn("The lease with fence {} could not be given back; it ends by itself", fence(), failure);
        }
    }

    /** Somebody saw that the lock's row does not carry this lease any more. */
    public void lose() {
        if (last != State.RELEASED && last != State.LOST) {
            last = State.LOST;
            LOG.warn("The lease with fence {} is lost: another run has the lock, or the lease had ended", fence());
        }
    }

    private void suspect() {
        if (last == State.ACTIVE) {
            last = State.SUSPECT;
        }
    }

    /** A claim that hangs in the database must not cost the lease: after a while the heartbeat goes on without its turn. */
    private boolean awaitTurn() {
        try {
            return turns.writeLock().tryLock(times.ttl().toNanos() / 6, TimeUnit.NANOSECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
