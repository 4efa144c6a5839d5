package io.github.cronguard.internal.tick;

import io.github.cronguard.ContextCarrier;
import io.github.cronguard.internal.run.GuardThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The bounded threads that call handlers. One whose handler hangs is missing to later ticks until it returns. */
final class Workers {
    private final Semaphore free;
    private final int most;
    private final ContextCarrier carrier;
    private final ExecutorService threads = GuardThreads.cached("cron-guard-worker");

    Workers(int most, ContextCarrier carrier) {
        this.most = most;
        this.carrier = carrier;
        this.free = new Semaphore(most);
    }

    /**
     * Work that was started.
     *
     * @param work the work
     * @param released counted down when its worker is free again
     */
    record Started<W>(W work, CountDownLatch released) {

        /** Waits until the worker is free again. */
        boolean await(long millis) throws InterruptedException {
            return released.await(millis, TimeUnit.MILLISECONDS);
        }
    }

    int most() {
        return most;
    }

    /** Whether one of them is not held by a handler that hangs. */
    boolean anyFree() {
        return free.availablePermits() > 0;
    }

    /**
     * Starts work on all workers that are free now, once on each.
     *
     * @param <W> the work's type
     * @param work makes the work of one worker
     * @return what was started; empty if all of them hang
     * @throws RejectedExecutionException if they are closed; like any failure to make or start work, it costs no worker
     */
    <W extends Runnable> List<Started<W>> start(Supplier<W> work) {
        List<Started<W>> started = new ArrayList<>();
        // not as long as one is free: work that ends at once would be started without end
        for (int left = free.availablePermits(); left > 0 && free.tryAcquire(); left--) {
            started.add(startOne(work));
        }
        return started;
    }

    private <W extends Runnable> Started<W> startOne(Supplier<W> work) {
        boolean running = false;
        try {
            Started<W> one = new Started<>(work.get(), new CountDownLatch(1));
            Runnable carried = carrier.carry(one.work());
            threads.execute(() -> {
                try {
                    carried.run();
                } finally {
                    free.release();
                    one.released().countDown();
                }
            });
            running = true;
            return one;
        } finally {
            // no thread may be left for it, and a host's carrier may throw
            if (!running) {
                free.release();
            }
        }
    }

    void close() {
        threads.shutdown();
    }
}
