package io.github.cronguard.demo.test;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Does something again and again for some time. */
final class Repeat {
    private Repeat() {}

    /** What may fail. */
    interface Action {
        void run() throws Exception;
    }

    static void every(Duration pause, Duration time, Action action) throws Exception {
        CompletableFuture<Void> failed = new CompletableFuture<>();
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        try {
            var unused = clock.scheduleAtFixedRate(
                    () -> {
                        try {
                            action.run();
                        } catch (Exception | AssertionError e) {
                            failed.completeExceptionally(e);
                        }
                    },
                    0,
                    pause.toMillis(),
                    TimeUnit.MILLISECONDS);
            failed.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException over) {
            clock.shutdown();
            clock.awaitTermination(40, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } finally {
            clock.shutdownNow();
        }
    }
}
