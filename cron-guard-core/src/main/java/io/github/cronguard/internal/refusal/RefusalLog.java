package io.github.cronguard.internal.refusal;

import io.github.cronguard.GuardClock;
import io.github.cronguard.internal.run.Closing;
import io.github.cronguard.internal.run.GuardThreads;
import io.github.cronguard.spi.RefusalCount;
import io.github.cronguard.spi.RunRecorder;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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

    private record Key(Instant minute, String reason) {}

    private record Tally(
            long count, @Nullable String ip, @Nullable String requestId) {
        Tally plus(Tally later) {
            return new Tally(count + later.count, later.ip, later.requestId);
        }
    }

    private final String guard;
    private final RunRecorder recorder;
    private final GuardClock clock;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(GuardThreads.factory("cron-guard-refusals"));
    private final Object monitor = new Object();
    private Map<Key, Tally> counts = new HashMap<>();
    private Map<String, Long> unlogged = new TreeMap<>();
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
        Key key = new Key(clock.instant().truncatedTo(ChronoUnit.MINUTES), reason);
        synchronized (monitor) {
            if (counts.size() < MOST_KEPT || counts.containsKey(key)) {
                counts.merge(key, new Tally(1, ip, requestId), Tally::plus);
            }
            unlogged.merge(reason, 1L, Long::sum);
            if (flushing == null && !thread.isShutdown()) {
                flushing = thread.scheduleWithFixedDelay(this::flush, FLUSH_SECONDS, FLUSH_SECONDS, TimeUnit.SECONDS);
            }
        }
        log();
    }

    /** Adds what was counted to the audit trail; what cannot be written now is kept for later. */
    public void flush() {
        log();
        Map<Key, Tally> taken;
        synchronized (monitor) {
            taken = counts;
            counts = new HashMap<>();
        }
        if (taken.isEmpty()) {
            return;
        }
        try {
            recorder.refused(rows(taken));
        } catch (RuntimeException away) {
            LOG.warn("Counts of refused triggers could not be written; they are kept", away);
            synchronized (monitor) {
                counts.forEach((key, tally) -> taken.merge(key, tally, Tally::plus));
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

    private List<RefusalCount> rows(Map<Key, Tally> taken) {
        List<RefusalCount> rows = new ArrayList<>();
        taken.forEach((key, tally) ->
                rows.add(new RefusalCount(guard, key.minute, key.reason, tally.count, tally.ip, tally.requestId)));
        return rows;
    }

    /** One line now and then. */
    private void log() {
        Map<String, Long> lines;
        synchronized (monitor) {
            if (unlogged.isEmpty() || clock.nanoTime() - loggedAt < LOG_PAUSE.toNanos()) {
                return;
            }
            lines = unlogged;
            unlogged = new TreeMap<>();
            loggedAt = clock.nanoTime();
        }
        LOG.info("Refused triggers since the last such line: {}", lines);
    }
}
