package io.github.cronguard.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Several threads that begin the same work at the same moment. */
final class Race {

    static final int THREADS = 8;

    private static final long PATIENCE_SECONDS = 60;

    private Race() {}

    /** Every thread's answer; what one of them threw fails the test. */
    static <T> List<T> of(Callable<T> work) {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                running.add(threads.submit(() -> {
                    start.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                    return work.call();
                }));
            }
            List<T> answers = new ArrayList<>();
            for (Future<T> one : running) {
                answers.add(one.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
            }
            return answers;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("The race was interrupted", e);
        } catch (ExecutionException e) {
            throw new AssertionError("A thread of the race failed", e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("The race did not end in time", e);
        } finally {
            threads.shutdownNow();
        }
    }
}
