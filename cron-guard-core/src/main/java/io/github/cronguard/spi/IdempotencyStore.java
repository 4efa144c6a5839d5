package io.github.cronguard.spi;

import java.time.Duration;

/** One-time keys for the host's own jobs. */
public interface IdempotencyStore {

    /**
     * Takes a key, for good or until it expires by the store's clock. The claim is committed when this returns.
     *
     * @param key 1 to 255 characters, compared byte for byte
     * @param runId the run that takes it
     * @param ttl how long the key stays taken, positive
     * @return false if it is taken already, also by the same run
     * @throws IllegalArgumentException if the key is empty, too long or holds control characters
     */
    boolean tryClaim(String key, RunId runId, Duration ttl);

    /**
     * Gives a key back.
     *
     * @param key the key
     * @param runId the run that took it
     * @return false if the key is not taken by that run: then nothing was changed
     */
    boolean release(String key, RunId runId);
}
