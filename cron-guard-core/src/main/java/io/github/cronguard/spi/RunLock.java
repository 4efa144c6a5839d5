package io.github.cronguard.spi;

import java.time.Duration;
import java.util.Optional;

/**
 * Mutual exclusion with fencing.
 *
 * <p>Where several nodes compete, the store's clock decides when a lease has ended, inside the statement that decides.
 */
public interface RunLock {

    /**
     * Takes the lock if it is free or its lease has ended, else says so at once. It may wait for a short time (2 s at
     * most)
     * for another statement on the same lock.
     *
     * <p>An error of the store does not mean that the lock was not taken: an implementation looks again, by the owner,
     * and
     * throws only if that fails too. Then the lock counts as not held, and ends by itself after its time to live.
     *
     * @param request which lock, for whom, and for how long
     * @return the lease, or empty if somebody else holds one
     */
    Optional<Lease> tryAcquire(LeaseRequest request);

    /**
     * How long the present holder's lease still lasts; for {@code Retry-After} only, nothing is decided by it.
     *
     * @param name the lock's name
     * @return the time, or empty if nobody holds it or this lock cannot tell
     */
    default Optional<Duration> remaining(String name) {
        return Optional.empty();
    }

    /**
     * Takes the lock away from its holder, by an operator's decision: it is free at once, and its fence grows by one, so that
     * whatever the old holder still tries is refused as overtaken.
     *
     * @param name the lock's name
     * @param fence of the lease that the operator saw
     * @return false if nobody holds the lock under this fence (any more)
     * @throws UnsupportedOperationException if this lock cannot be taken away
     */
    default boolean forceUnlock(String name, long fence) {
        throw new UnsupportedOperationException(
                "This lock cannot be forced open. Wait until its lease ends, or end the process that holds it.");
    }
}
