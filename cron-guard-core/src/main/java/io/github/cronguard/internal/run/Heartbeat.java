package io.github.cronguard.internal.run;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Extends a lease every third of its time to live, sooner after a failure, until it is closed. One thread. */
final class Heartbeat implements Runnable, AutoCloseable {
    private final HeldLease lease;
    private final long interval;
    private final long first;
    private final CountDownLatch ended;

    Heartbeat(HeldLease lease, Duration ttl) {
        this(lease, ttl, new CountDownLatch(1));
    }

    /** For tests, with the latch that is asked for each pause whether it has ended. */
    Heartbeat(HeldLease lease, Duration ttl, CountDownLatch ended) {
        this(lease, ttl, Duration.ofNanos(ttl.toNanos() / 3), ended);
    }

    private Heartbeat(HeldLease lease, Duration ttl, Duration first, CountDownLatch ended) {
        this.ended = ended;
        this.lease = lease;
        this.interval = ttl.toNanos() / 3;
        this.first = first.toNanos();
    }

    /** Of a lease that is some time old when its thread starts. */
    static Heartbeat of(HeldLease lease, Duration ttl, Duration old) {
        return new Heartbeat(lease, ttl, Duration.ofNanos(ttl.toNanos() / 3).minus(old), new CountDownLatch(1));
    }

    @Override
    public void run() {
        long pause = first;
        try {
            while (!ended.await(pause, TimeUnit.NANOSECONDS)) {
                pause = lease.beat() ? interval : interval / 4;
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        ended.countDown();
    }
}
