package io.github.cronguard.internal.refusal;

import io.github.cronguard.GuardClock;
import io.github.cronguard.internal.run.Closing;
import io.github.cronguard.internal.run.GuardThreads;
import io.github.cronguard.spi.RunRecorder;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts refusals in memory by minute and reason, and adds the counts to the audit trail now and then, so that a flood
 * neither fills nor occupies the database, and is a few lines in the log. Safe for use by several threads.
 */
public final class RefusalLog {
    private static final Logger LOG = LoggerFactory.getLogger("io.github.cronguard.refusal");
    private static final long FLUSH_SECONDS = 5;
    private static final Duration LOG_PAUSE = Duration.ofSeconds(20);
    /** While the database is away, no more than this many minutes and reasons are kept. */
    private static final int MOST_KEPT = 1_000;

    /** How often since the last line. */
    private static final class Count {
        private long times;

        @Override
        public String toString() {
            return Long.toString(times);
        }
    }

    private final String guard;
    private final RunRecorder recorder;
    private final GuardClock clock;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(GuardThreads.factory("cron-guard-refusals"));
    private final Object monitor = new Object();
    private RefusalCounts counts = new RefusalCounts(MOST_KEPT);
    private Map<String, Count> unlogged = new TreeMap<>();
    /** Null until there is something to write: no thread is started for that before. */
    private @Nullable ScheduledFuture<?> flushing;

    private long loggedAt;

    /**
     * A log for a guard; it writes from the first refusal on, until it is closed.
     *
     * @param guard the guard's name
     * @param recorder gets the counts
     * @param clock says which minute it is
     */
    public RefusalLog(String guard, RunRecorder recorder, GuardClock clock) {
        this.guard = guard;
        this.recorder = recorder;
        this.clock = clock;
        this.loggedAt = clock.nanoTime() - LOG_PAUSE.toNanos();
    }

    /**
     * Counts a refusal.
     *
     * @param reason a word
     * @param ip the client address, or null
     * @param requestId the correlation id
     */
    public void add(String reason, @Nullable String ip, String requestId) {
        long millis = clock.millis();
        long now = clock.nanoTime();
        Map<String, Count> lines;
        synchronized (monitor) {
            counts.add(millis, reason, ip, requestId);
            unlogged.computeIfAbsent(reason, r -> new Count()).times++;
            if (flushing == null && !thread.isShutdown()) {
                flushing = thread.scheduleWithFixedDelay(this::flush, FLUSH_SECONDS, FLUSH_SECONDS, TimeUnit.SECONDS);
            }
            lines = dueLines(now);
        }
        log(lines);
    }

    /** Adds what was counted to the audit trail; what cannot be written now is kept for later. */
    public void flush() {
        Map<String, Count> lines;
        RefusalCounts taken;
        synchronized (monitor) {
            lines = dueLines(clock.nanoTime());
            taken = counts;
            counts = new RefusalCounts(MOST_KEPT);
        }
        log(lines);
        if (taken.isEmpty()) {
            return;
        }
        try {
            recorder.refused(taken.rows(guard));
        } catch (RuntimeException away) {
            LOG.warn("Counts of refused triggers could not be written; they are kept", away);
            synchronized (monitor) {
                taken.addAll(counts);
                counts = taken;
            }
        }
    }

    /**
     * Writes the last counts and ends.
     *
     * @param most how long it may take
     */
    public void close(Duration most) {
        synchronized (monitor) {
            if (thread.isShutdown()) {
                return;
            }
            if (flushing != null) {
                flushing.cancel(false);
                thread.execute(this::flush);
            }
            thread.shutdown();
        }
        Closing.await(thread, most);
    }

    /** What a line is due for, now and then; else nothing. */
    private Map<String, Count> dueLines(long now) {
        if (now - loggedAt < LOG_PAUSE.toNanos() || unlogged.isEmpty()) {
            return Map.of();
        }
        Map<String, Count> due = unlogged;
        unlogged = new TreeMap<>();
        loggedAt = now;
        return due;
    }

    private static void log(Map<String, Count> lines) {
        if (!lines.isEmpty()) {
            LOG.info("Refused triggers since the last such line: {}", lines);
        }
    }
}
