package io.github.cronguard.internal.read;

import io.github.cronguard.CronResponse;
import io.github.cronguard.internal.answer.Refusal;
import io.github.cronguard.internal.answer.Refusal.Kind;
import io.github.cronguard.internal.gate.Gate;
import io.github.cronguard.internal.gate.Visit;
import io.github.cronguard.internal.run.GuardThreads;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The shorter line of the requests that only read: gates, then the storage, on a thread of the guard's own. */
public final class ReadPath {
    private static final Logger LOG = LoggerFactory.getLogger(ReadPath.class);
    private static final int THREADS = 4;
    private static final Duration MOST = Duration.ofSeconds(4);

    private final Reads reads;
    private final List<Gate> gates;
    private final ExecutorService threads = GuardThreads.bounded("cron-guard-read", THREADS);

    /**
     * A line.
     *
     * @param reads what is answered
     * @param gates in their order
     */
    public ReadPath(Reads reads, List<Gate> gates) {
        this.reads = reads;
        this.gates = List.copyOf(gates);
    }

    /**
     * Whether a path is one of those that are only read.
     *
     * @param path raw
     * @return false for the path of the runs' triggers too
     */
    public boolean serves(String path) {
        return reads.serve(path);
    }

    /**
     * Answers a request.
     *
     * @param visit one whose path is served
     * @param refuse counts a refusal and answers it
     * @return the answer; 503 when the storage does not answer in 4 s
     */
    public CronResponse answer(Visit visit, Function<Refusal, CronResponse> refuse) {
        for (Gate gate : gates) {
            Optional<Refusal> refusal = gate.check(visit);
            if (refusal.isPresent()) {
                return refuse.apply(refusal.get());
            }
        }
        try {
            return CompletableFuture.supplyAsync(
                            () -> reads.answer(visit.request().path(), visit.requestId()), threads)
                    .get(MOST.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException | RejectedExecutionException late) {
            LOG.warn("The storage does not answer in time; request {}", visit.requestId());
        } catch (ExecutionException broken) {
            LOG.error("The status could not be read; request {}", visit.requestId(), broken.getCause());
        }
        return refuse.apply(Refusal.of(Kind.UNREADABLE, "storage"));
    }

    /** Ends the threads when they are idle. */
    public void close() {
        threads.shutdown();
    }
}
