package io.github.cronguard.spi;

import java.time.Duration;

/** A held lock. It ends by itself when it is not extended in time. */
public interface Lease extends AutoCloseable {

    /**
     * The lock's name.
     *
     * @return as it was asked for
     */
    String name();

    /**
     * Who holds it.
     *
     * @return as it was asked for
     */
    String owner();

    /**
     * The fence: greater than that of every earlier lease of this lock, also when the lock's own row was deleted.
     *
     * @return at least 1
     */
    long fence();

    /**
     * How long the holder may still believe in the lease, by the monotonic ticker read <em>before</em> the statement
     * that
     * took or last extended it was sent: the holder believes in less than the store does.
     *
     * @return zero when it has ended, also after {@link #close()}
     */
    Duration remaining();

    /**
     * Makes the lease last {@code ttl} from now, by the store's clock.
     *
     * @param ttl positive
     * @return true: extended; false: certainly lost, it ended or somebody else has the lock
     * @throws RuntimeException if the outcome is not known; it may be tried again
     */
    boolean extend(Duration ttl);

    /** Gives the lock back if it is still ours; the fence stays. A second call does nothing. */
    @Override
    void close();
}
