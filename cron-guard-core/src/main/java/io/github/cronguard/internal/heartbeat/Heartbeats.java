package io.github.cronguard.internal.heartbeat;

import io.github.cronguard.GuardClock;
import io.github.cronguard.RunListener;
import io.github.cronguard.RunOutcome;
import io.github.cronguard.internal.config.GuardConfig;
import io.github.cronguard.internal.run.Closing;
import io.github.cronguard.internal.run.GuardThreads;
import io.github.cronguard.internal.text.LoggedFailure;
import io.github.cronguard.spi.RunId;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls at the start and the end of each run of this process, on a thread of its own. */
public final class Heartbeats implements RunListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("io.github.cronguard.heartbeat");
    private static final Duration LAST = Duration.ofSeconds(2);

    private final GuardConfig.Heartbeats urls;
    private final RunNumber numbers;
    private final PingPlan plan;
    private final Calling calling;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(GuardThreads.factory("cron-guard-ping"));
    private final AtomicBoolean wanted = new AtomicBoolean();

    /**
     * Makes no thread yet.
     *
     * @param urls where to call
     * @param clock its ticker counts the calls
     * @param secret random, the same as long as this process lives
     */
    public Heartbeats(GuardConfig.Heartbeats urls, GuardClock clock, String secret) {
        this.urls = urls;
        this.numbers = new RunNumber(secret);
        this.plan = new PingPlan(clock);
        this.calling = new Calling(clock);
    }

    @Override
    public void started(RunId runId, String caller) {
        if (urls.start() != null) {
            plan.start(new Ping(runId, numbers.in(urls.start(), runId)));
            begin();
        }
    }

    @Override
    public void finished(RunOutcome.Ran outcome, String caller) {
        URI url = switch (outcome.status()) {
            case OK, PARTIAL -> urls.good();
            case FAILED, LOCK_LOST, ABANDONED, INTERRUPTED, RUNNING -> urls.fail();
        };
        if (url == null) {
            plan.noEnd(outcome.runId());
        } else {
            plan.end(new Ping(outcome.runId(), numbers.in(url, outcome.runId())));
            begin();
        }
    }

    /** However many calls are wanted, one piece of work is enough. */
    private void begin() {
        if (wanted.compareAndSet(false, true)) {
            try {
                thread.execute(this::callAll);
            } catch (RejectedExecutionException closed) {
                // nobody waits for it any more
            }
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // ends with the thread
    private void callAll() {
        wanted.set(false);
        try {
            for (Optional<Ping> next = plan.next(); next.isPresent(); next = plan.next()) {
                calling.call(next.get().url());
            }
            if (!thread.isShutdown()) {
                plan.waits()
                        .ifPresent(wait -> thread.schedule(
                                this::callAll, Math.max(1, wait.toMillis() + 1), TimeUnit.MILLISECONDS));
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException unexpected) {
            LOG.error("A heartbeat could not be sent", LoggedFailure.of(unexpected));
        }
    }

    /** Calls what is still to be called, for 2 s at most. */
    @Override
    public void close() {
        thread.shutdown();
        Closing.await(thread, LAST);
        thread.shutdownNow();
        calling.close();
    }
}
