package io.github.cronguard.benchmarks.tick;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Jobs that another scheduler still has to do, and how long it takes from the first to the last: its start does not count. */
final class Countdown {
    private static final long MINUTES = 1;

    private final CountDownLatch left;
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile long first;
    private volatile long last;

    Countdown(int jobs) {
        this.left = new CountDownLatch(jobs);
    }

    /** A job's handler was called. */
    void one() {
        last = System.nanoTime();
        if (begun.compareAndSet(false, true)) {
            first = last;
        }
        left.countDown();
    }

    /** Waits for the last one. */
    double seconds() throws InterruptedException {
        if (!left.await(MINUTES, TimeUnit.MINUTES)) {
            throw new IllegalStateException(left.getCount() + " jobs were not done in " + MINUTES + " minutes");
        }
        return (last - first) / 1e9;
    }
}
