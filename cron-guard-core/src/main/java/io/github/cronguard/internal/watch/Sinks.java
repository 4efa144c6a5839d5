package io.github.cronguard.internal.watch;

import io.github.cronguard.alert.Alert;
import io.github.cronguard.alert.AlertSink;
import io.github.cronguard.internal.run.GuardThreads;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** The ways to persons, all taken at once: none waits for another, and each has its bounded time. */
final class Sinks implements AutoCloseable {
    private final List<BoundedSink> sinks;
    private final Duration most;
    private final ExecutorService threads = GuardThreads.cached("cron-guard-alert");

    /**
     * Some sinks.
     *
     * @param sinks all are told
     * @param most how long one may take
     */
    Sinks(List<AlertSink> sinks, Duration most) {
        this.sinks = sinks.stream().map(BoundedSink::new).toList();
        this.most = most;
    }

    /**
     * Tells all that do not have it yet.
     *
     * @return false if one of them failed or took too long: then it is told again later, and the others are left alone
     */
    boolean send(Alert alert) {
        List<BoundedSink> left = sinks.stream().filter(sink -> !sink.has(alert)).toList();
        try {
            List<Future<Boolean>> answers = threads.invokeAll(
                    left.stream().map(sink -> sink.call(alert)).toList(), most.toNanos(), TimeUnit.NANOSECONDS);
            IntStream.range(0, left.size())
                    .filter(i -> answers.get(i).isCancelled())
                    .forEach(i -> left.get(i).tookTooLong(alert));
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return false;
        } catch (RejectedExecutionException closed) {
            return false;
        }
        return sinks.stream().allMatch(sink -> sink.has(alert));
    }

    /** It is noted that all have it, or it is not to be told any more. */
    void forget(Alert alert) {
        sinks.forEach(sink -> sink.forget(alert));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
