package io.github.cronguard.spi;

/** Gives permits, a bounded number in a time. */
public interface RateLimiter {

    /**
     * Takes one permit, or says no at once.
     *
     * @param key whose permits, 1 to 255 characters
     * @return whether there was one, and how many are left
     */
    RateLimitResult tryAcquire(String key);

    /**
     * Whether {@link #tryAcquire} may wait for something outside the process. Then it is called on a thread of the
     * guard's own, never on the container's.
     *
     * @return true unless the limiter lies in memory
     */
    default boolean blocking() {
        return true;
    }
}
