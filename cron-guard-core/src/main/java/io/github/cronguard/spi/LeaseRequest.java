package io.github.cronguard.spi;

import java.time.Duration;

/**
 * Which lock, for whom, and for how long.
 *
 * @param name the lock's name, 1 to 64 characters
 * @param owner who asks: 128 random bits for each run, as hex, never a host's name
 * @param node where it runs, 1 to 128 characters; shown, never trusted
 * @param ttl the lease's time to live
 */
public record LeaseRequest(String name, String owner, String node, Duration ttl) {
    /**
     * Checks the parts.
     *
     * @param name the lock's name, 1 to 64 characters
     * @param owner who asks: 128 random bits for each run, as hex, never a host's name
     * @param node where it runs, 1 to 128 characters; shown, never trusted
     * @param ttl the lease's time to live
     * @throws IllegalArgumentException if a text is empty, too long or holds control characters, or the ttl is not
     *     positive
     */
    public LeaseRequest {
        Bounds.required("name", name, Bounds.NAME);
        Bounds.required("owner", owner, Bounds.NAME);
        Bounds.required("node", node, Bounds.NODE);
        if (ttl.isNegative() || ttl.isZero()) {
            throw new IllegalArgumentException("ttl must be positive, but is " + ttl);
        }
    }
}
