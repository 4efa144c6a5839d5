package io.github.cronguard.internal.run;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** Comes to an end, whatever fails and whatever hangs. */
public final class Closing {
    private Closing() {}

    /**
     * Closes one part after the other. A part that fails keeps none of the others from being closed.
     *
     * @param parts in their order
     * @throws RuntimeException what failed first, with what failed then as suppressed; an {@link Error} likewise
     */
    public static void all(Runnable... parts) {
        Throwable first = null;
        for (Runnable part : parts) {
            try {
                part.run();
            } catch (RuntimeException | Error failure) {
                if (first == null) {
                    first = failure;
                } else if (first != failure) {
                    first.addSuppressed(failure);
                }
            }
        }
        if (first instanceof Error error) {
            throw error;
        }
        if (first instanceof RuntimeException failure) {
            throw failure;
        }
    }

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
