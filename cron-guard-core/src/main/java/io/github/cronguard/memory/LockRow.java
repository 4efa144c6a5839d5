package io.github.cronguard.memory;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One lock.
 *
 * @param owner who holds it, or null after its release: the row and its fence stay
 * @param node where the holder runs
 * @param fence of the present or last holder
 * @param acquiredAt when it was taken
 * @param expiresNanos when it ends by itself, by the ticker: a lease must not grow when the time of day is set back
 */
record LockRow(@Nullable String owner, String node, long fence, Instant acquiredAt, long expiresNanos) {

    boolean isOf(String asker, long askersFence) {
        return asker.equals(owner) && fence == askersFence;
    }

    boolean isHeld(long nanos) {
        return owner != null && expiresNanos - nanos > 0;
    }

    Duration remaining(long nanos) {
        return isHeld(nanos) ? Duration.ofNanos(expiresNanos - nanos) : Duration.ZERO;
    }

    LockRow until(long nanos) {
        return new LockRow(owner, node, fence, acquiredAt, nanos);
    }

    LockRow released() {
        return new LockRow(null, node, fence, acquiredAt, expiresNanos);
    }

    /** Free, with a fence that overtakes the holder's. */
    LockRow forced() {
        return new LockRow(null, node, fence + 1, acquiredAt, expiresNanos);
    }
}
