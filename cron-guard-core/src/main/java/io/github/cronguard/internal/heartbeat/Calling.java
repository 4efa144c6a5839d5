package io.github.cronguard.internal.heartbeat;

import io.github.cronguard.GuardClock;
import io.github.cronguard.internal.http.BoundedHttp;
import io.github.cronguard.internal.http.BrokenAnswer;
import io.github.cronguard.internal.run.GuardThreads;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls an address, again where nobody could be reached. Says now and then that it did not work, but never the address. */
final class Calling implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("io.github.cronguard.heartbeat");
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int ATTEMPTS = 3;
    private static final long SELDOM = Duration.ofMinutes(10).toNanos();

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(GuardThreads.factory("cron-guard-ping-timer"));
    private final BoundedHttp http = new BoundedHttp("cron-guard-ping-http", timer, CONNECT);
    private final GuardClock clock;
    private long said;
    private long unsaid;

    Calling(GuardClock clock) {
        this.clock = clock;
        this.said = clock.nanoTime() - SELDOM;
    }

    /** Called by one thread. */
    void call(URI url) throws InterruptedException {
        String why = "";
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                int status = http.ping(url).get();
                if (status >= 200 && status <= 299) {
                    return;
                }
                failed(url, "status " + status);
                return;
            } catch (CancellationException late) {
                failed(url, "no answer in time");
                return;
            } catch (ExecutionException failure) {
                Throwable cause = failure.getCause() == null ? failure : failure.getCause();
                why = cause.getClass().getSimpleName();
                if (!(cause instanceof IOException) || cause instanceof BrokenAnswer) {
                    break;
                }
            }
        }
        failed(url, why);
    }

    private void failed(URI url, String why) {
        long now = clock.nanoTime();
        if (now - said < SELDOM) {
            unsaid++;
            return;
        }
        LOG.warn(
                "No heartbeat could be sent to {}: {}; {} more since the last of these lines",
                url.getHost(),
                why,
                unsaid);
        said = now;
        unsaid = 0;
    }

    @Override
    public void close() {
        http.close();
        timer.shutdownNow();
    }
}
