package io.github.cronguard.benchmarks.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that do the same for a while, all at once. */
public final class Together implements AutoCloseable {
    private final int count;
    private final ExecutorService threads;

    /**
     * Starts them.
     *
     * @param count how many
     */
    public Together(int count) {
        this.count = count;
        this.threads = Executors.newFixedThreadPool(count);
    }

    /**
     * Works.
     *
     * @param time for how long
     * @param work done again and again by each thread; says whether it counts
     * @return how often it counted, in a second
     * @throws Exception of the work
     */
    public double perSecond(Duration time, Callable<Boolean> work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(count);
        List<Future<Double>> rates = new ArrayList<>();
        for (int thread = 0; thread < count; thread++) {
            rates.add(threads.submit(() -> rate(start, time, work)));
        }
        double all = 0;
        for (Future<Double> rate : rates) {
            all += rate.get();
        }
        return all;
    }

    private static double rate(CyclicBarrier start, Duration time, Callable<Boolean> work) throws Exception {
        start.await();
        long begun = System.nanoTime();
        long done = 0;
        long now = begun;
        while (now - begun < time.toNanos()) {
            done += work.call() ? 1 : 0;
            now = System.nanoTime();
        }
        return done * 1e9 / (now - begun);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
