package io.github.cronguard.internal.run;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the runs that last a heartbeat's thread: one look around in every 24th of the lease's time, and a thread of its own for
 * each lease that has seen four of them, so well before its first heartbeat is due. To hold a lock for a moment wakes no
 * thread. Safe for use by several threads.
 */
public final class LateHeartbeats implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LateHeartbeats.class);
    private static final int LOOKS = 24;
    private static final int YOUNG = 4;

    private final Duration ttl;
    private final Duration pause;
    private final ExecutorService threads;
    private final Map<Heartbeat, AtomicInteger> young = new ConcurrentHashMap<>();
    private final AtomicBoolean looking = new AtomicBoolean();
    private final ScheduledExecutorService looks =
            Executors.newSingleThreadScheduledExecutor(GuardThreads.factory("cron-guard-heartbeats"));

    /**
     * None yet.
     *
     * @param ttl a lease's time to live
     * @param threads closed with this
     */
    public LateHeartbeats(Duration ttl, ExecutorService threads) {
        this.ttl = ttl;
        this.pause = ttl.dividedBy(LOOKS);
        this.threads = threads;
    }

    /**
     * The heartbeat of a lease that was just taken.
     *
     * @param lease until what is returned is closed
     * @return not begun yet
     */
    public Beating of(HeldLease lease) {
        return new Beating(Heartbeat.of(lease, ttl, pause.multipliedBy(YOUNG)));
    }

    /** A heartbeat that is there when it is needed. */
    public final class Beating implements AutoCloseable {
        private final Heartbeat heartbeat;

        private Beating(Heartbeat heartbeat) {
            this.heartbeat = heartbeat;
        }

        /**
         * Begins to count.
         *
         * @throws RejectedExecutionException if they are closed: the lease would end in the middle of its run
         */
        public void begin() {
            if (looks.isShutdown()) {
                throw new RejectedExecutionException("The guard is closed");
            }
            young.put(heartbeat, new AtomicInteger());
            if (looking.compareAndSet(false, true)) {
                long nanos = Math.max(1, pause.toNanos());
                var unused =
                        looks.scheduleWithFixedDelay(LateHeartbeats.this::look, nanos, nanos, TimeUnit.NANOSECONDS);
            }
        }

        @Override
        public void close() {
            young.remove(heartbeat);
            heartbeat.close();
        }
    }

    /** What cannot be started now is started at the next look. */
    void look() {
        young.forEach((heartbeat, seen) -> {
            if (seen.incrementAndGet() >= YOUNG) {
                start(heartbeat);
            }
        });
    }

    private void start(Heartbeat heartbeat) {
        try {
            threads.execute(heartbeat);
            young.remove(heartbeat);
        } catch (RejectedExecutionException closing) {
            young.remove(heartbeat);
        } catch (RuntimeException | Error failure) {
            LOG.warn("A heartbeat could not be started; it is tried again", failure);
        }
    }

    /** A run that is still at hand keeps its lease until it ends. */
    @Override
    public void close() {
        looks.shutdownNow();
        young.keySet().forEach(this::start);
        threads.shutdown();
    }
}
