package io.github.cronguard.internal.run;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One call of a task on a thread of its own: it can be interrupted, but not stopped, and says when it has really ended. */
final class TaskCall implements Runnable {
    private final Work work;
    private final TaskRun run;
    private final Runnable atEnd;
    private final Tally tally = new Tally();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Object monitor = new Object();
    private @Nullable Thread thread;
    private volatile @Nullable Throwable failure;

    TaskCall(Work work, TaskRun run, Runnable atEnd) {
        this.work = work;
        this.run = run;
        this.atEnd = atEnd;
    }

    @Override
    public void run() {
        synchronized (monitor) {
            thread = Thread.currentThread();
        }
        try {
            work.body().perform(run, tally);
        } catch (Throwable thrown) {
            failure = thrown;
        } finally {
            synchronized (monitor) {
                thread = null;
                Thread.interrupted(); // the thread goes back to its pool, and the interrupt was for this call
            }
            atEnd.run();
            ended.countDown();
        }
    }

    void interrupt() {
        synchronized (monitor) {
            if (thread != null && work.interruptible()) {
                thread.interrupt();
            }
        }
    }

    boolean await(long millis) throws InterruptedException {
        return ended.await(millis, TimeUnit.MILLISECONDS);
    }

    /** What it did; only after its end. */
    Tally tally() {
        return tally;
    }

    /** What it threw; only after its end. */
    Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }
}
