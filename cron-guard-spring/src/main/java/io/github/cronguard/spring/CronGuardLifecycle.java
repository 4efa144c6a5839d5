package io.github.cronguard.spring;

import io.github.cronguard.CronGuard;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Closes guards while the web server stops taking requests: new triggers are refused, the run at hand ends or is interrupted
 * within the grace, its caller gets its answer, and only then do servers and data sources close. Thread-safe.
 */
public final class CronGuardLifecycle implements SmartLifecycle {
    /**
     * The phase in which Boot's web server waits for the requests at hand. A lower one would come after that wait, which may be
     * for a trigger whose run nobody has told to end.
     */
    private static final int PHASE = DEFAULT_PHASE - 1024;

    private static final Logger log = LoggerFactory.getLogger(CronGuardLifecycle.class);

    private final List<CronGuard> guards;
    private final Duration grace;
    private volatile boolean running;

    /**
     * A lifecycle for guards.
     *
     * @param guards closed at the same time
     * @param grace how long their runs at hand may take to end; not negative
     */
    public CronGuardLifecycle(Collection<CronGuard> guards, Duration grace) {
        this.guards = List.copyOf(guards);
        this.grace = grace;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        CountDownLatch stopped = new CountDownLatch(1);
        stop(stopped::countDown);
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns at once, so that the web server is told at the same time. */
    @Override
    public void stop(Runnable callback) {
        running = false;
        AtomicInteger open = new AtomicInteger(guards.size());
        if (guards.isEmpty()) {
            callback.run();
        }
        for (CronGuard guard : guards) {
            Runnable last = () -> {
                if (open.decrementAndGet() == 0) {
                    callback.run();
                }
            };
            new Thread(() -> close(guard, last), "cron-guard-closing").start();
        }
    }

    private void close(CronGuard guard, Runnable last) {
        try {
            guard.close(grace);
        } catch (RuntimeException failure) {
            log.warn("The guard {} did not close in order", guard.name(), failure);
        } finally {
            last.run();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
