package io.github.cronguard.internal.run;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The guard's own threads: daemons that end when they are idle. */
public final class GuardThreads {
    private static final long IDLE_SECONDS = 30;

    private GuardThreads() {}

    /**
     * A small set of threads without a queue.
     *
     * @param name of the threads, followed by a number
     * @param most at once
     * @return rejects what finds no free thread
     */
    public static ExecutorService bounded(String name, int most) {
        return new ThreadPoolExecutor(0, most, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), factory(name));
    }

    /**
     * A small set of threads with a short queue, for a burst of callers that are answered in a moment.
     *
     * @param name of the threads, followed by a number
     * @param most at once
     * @param waiting how many more may wait
     * @return rejects what finds neither a thread nor a place
     */
    public static ExecutorService queued(String name, int most, int waiting) {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                most, most, IDLE_SECONDS, TimeUnit.SECONDS, new ArrayBlockingQueue<>(waiting), factory(name));
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /**
     * As many threads as are asked for; who asks bounds them.
     *
     * @param name of the threads, followed by a number
     * @return rejects nothing before it is shut down
     */
    public static ExecutorService cached(String name) {
        return bounded(name, Integer.MAX_VALUE);
    }

    /**
     * Makes named daemons.
     *
     * @param name of the threads, followed by a number
     * @return the factory
     */
    public static ThreadFactory factory(String name) {
        AtomicInteger number = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
