package io.github.cronguard.benchmarks.tick;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** A handler that waits, as for a mail server, and knows how long it really took. */
final class Pause implements Runnable {
    static final long MILLIS = 5;

    private static final long NANOS = TimeUnit.MILLISECONDS.toNanos(MILLIS);

    private final LongAdder calls = new LongAdder();
    private final LongAdder nanos = new LongAdder();

    @Override
    public void run() {
        long start = System.nanoTime();
        long passed = 0;
        while (passed < NANOS) {
            LockSupport.parkNanos(this, NANOS - passed);
            passed = System.nanoTime() - start;
        }
        calls.increment();
        nanos.add(passed);
    }

    double meanMillis() {
        return nanos.sum() / 1e6 / calls.sum();
    }
}
