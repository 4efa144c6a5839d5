package io.github.cronguard.internal.run;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** Waits for threads that were told to come to an end. */
public final class Closing {
    private Closing() {}

    /**
     * Waits.
     *
     * @param threads that were shut down
     * @param most how long
     * @return whether all have ended; an interrupt ends the wait and stays set
     */
    public static boolean await(ExecutorService threads, Duration most) {
        try {
            return threads.awaitTermination(most.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
