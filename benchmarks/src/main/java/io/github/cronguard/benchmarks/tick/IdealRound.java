package io.github.cronguard.benchmarks.tick;

import io.github.cronguard.benchmarks.drain.Amount;
import io.github.cronguard.benchmarks.measure.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that call the handler and do nothing else. */
final class IdealRound implements Variant.Round {
    private final int threads;
    private final Runnable work;

    IdealRound(int threads, Runnable work) {
        this.threads = threads;
        this.work = work;
    }

    @Override
    public double perSecond() throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            long start = System.nanoTime();
            long end = start + (long) (Amount.seconds() * 1e9);
            List<Callable<Integer>> loops = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                loops.add(() -> callUntil(end));
            }
            int calls = 0;
            for (Future<Integer> loop : executor.invokeAll(loops)) {
                calls += loop.get();
            }
            return calls / ((System.nanoTime() - start) / 1e9);
        } finally {
            executor.shutdown();
        }
    }

    private int callUntil(long end) {
        int calls = 0;
        while (System.nanoTime() < end) {
            work.run();
            calls++;
        }
        return calls;
    }
}
