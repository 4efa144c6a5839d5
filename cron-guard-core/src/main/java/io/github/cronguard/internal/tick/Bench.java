package io.github.cronguard.internal.tick;

import io.github.cronguard.spi.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the feeder lays steps out, and the workers lay down what became of them. Safe for use by several threads. */
final class Bench {
    private static final Logger LOG = LoggerFactory.getLogger(Bench.class);

    /** A step that waits for a worker. */
    record Waiting(OpenClaim claim, Step step) {}

    private final int workers;
    private final MarkWriter writer;
    private final Pace pace;
    private final BlockingQueue<Optional<Waiting>> waiting = new LinkedBlockingQueue<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition enough = lock.newCondition();
    private final List<Handled> finished = new ArrayList<>();
    private int wanted = 1;
    private boolean nudged;
    private boolean closed;
    private volatile boolean failed;

    Bench(int workers, MarkWriter writer, Pace pace) {
        this.workers = workers;
        this.writer = writer;
        this.pace = pace;
    }

    // the feeder's side

    void lay(OpenClaim claim, List<Step> steps) {
        steps.forEach(step -> waiting.add(Optional.of(new Waiting(claim, step))));
    }

    /** Takes back what no worker has taken yet. */
    void withdraw() {
        List<Optional<Waiting>> back = new ArrayList<>();
        waiting.drainTo(back);
        back.stream().flatMap(Optional::stream).forEach(w -> layDown(Handled.withdrawn(w.claim(), w.step())));
    }

    /**
     * What has been laid down. Waits for a number of steps, since a feeder that looks at each step takes the workers' time;
     * not longer than told, and not behind a nudge.
     */
    List<Handled> finished(int number, Duration most) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            wanted = number;
            for (long left = most.toNanos(); finished.size() < wanted && !nudged && left > 0; ) {
                left = enough.awaitNanos(left);
            }
            nudged = false;
            return taken();
        } finally {
            lock.unlock();
        }
    }

    /** Lets who waits for what is finished look around. */
    void nudge() {
        lock.lock();
        try {
            nudged = true;
            enough.signal();
        } finally {
            lock.unlock();
        }
    }

    /** No worker takes anything more; who comes later marks for himself. */
    void close() {
        withdraw();
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        for (int i = 0; i < workers; i++) {
            waiting.add(Optional.empty());
        }
    }

    List<Handled> leftOvers() {
        lock.lock();
        try {
            return taken();
        } finally {
            lock.unlock();
        }
    }

    private List<Handled> taken() {
        List<Handled> all = List.copyOf(finished);
        finished.clear();
        return all;
    }

    /** Whether the storage failed to say what is still due: no further claim is made. */
    boolean failed() {
        return failed;
    }

    // the workers' side

    /** The next step; null at the end. */
    @Nullable
    Waiting take() {
        try {
            return waiting.take().orElse(null);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /** Whether a step that was taken may be handed over now. */
    boolean mayHandOver(Waiting taken) {
        try {
            return pace.goesOn() && taken.claim().stillDue(taken.step());
        } catch (RuntimeException | Error broken) {
            // an error too: a worker that ends by it would let the feeder wait for its step until the lease is lost
            LOG.warn("It could not be read whether claimed steps are still due; they are given back", broken);
            failed = true;
            return false;
        }
    }

    void layDown(Handled handled) {
        lock.lock();
        try {
            if (!closed) {
                finished.add(handled);
                if (finished.size() >= wanted) {
                    enough.signal();
                }
                return;
            }
        } finally {
            lock.unlock();
        }
        writer.late(handled);
    }
}
