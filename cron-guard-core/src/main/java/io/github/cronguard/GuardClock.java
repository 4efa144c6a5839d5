package io.github.cronguard;

import io.github.cronguard.internal.SystemGuardClock;
import java.time.InstantSource;

/**
 * The two clocks a guard reads: the time of day, and a monotonic ticker for durations.
 *
 * <p>They are apart because the time of day may be set back or forth at any moment, while a lease must not grow by it.
 * What competes with other nodes uses neither, but the storage's clock. Implementations are safe for use by several
 * threads.
 */
public interface GuardClock extends InstantSource {

    /**
     * A monotonic reading, as of {@link System#nanoTime()}.
     *
     * @return nanoseconds since an arbitrary origin; only differences mean something
     */
    long nanoTime();

    /**
     * The machine's clocks.
     *
     * @return a clock over the system's time of day and ticker
     */
    static GuardClock system() {
        return SystemGuardClock.INSTANCE;
    }
}
