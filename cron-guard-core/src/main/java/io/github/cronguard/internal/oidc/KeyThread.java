package io.github.cronguard.internal.oidc;

import io.github.cronguard.GuardClock;
import io.github.cronguard.internal.http.BoundedHttp;
import io.github.cronguard.internal.run.Closing;
import io.github.cronguard.internal.run.GuardThreads;
import io.github.cronguard.internal.text.LoggedFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that sees to all issuers' keys; since it never waits for an answer, no issuer delays another. */
final class KeyThread implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("io.github.cronguard.oidc");
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration END = Duration.ofSeconds(2);

    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(GuardThreads.factory("cron-guard-oidc"));
    private final BoundedHttp http = new BoundedHttp("cron-guard-oidc-http", thread, CONNECT);
    private final List<KeyFetch> fetches;
    private final Duration pause;

    /**
     * Starts nothing yet.
     *
     * @param pause between two looks whether something is to be fetched
     */
    KeyThread(Map<String, IssuerKeys> issuers, GuardClock clock, Duration pause) {
        this.pause = pause;
        this.fetches = issuers.entrySet().stream()
                .map(e -> new KeyFetch(e.getKey(), e.getValue(), clock, http, thread))
                .toList();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // ends with the thread
    void start() {
        thread.scheduleWithFixedDelay(this::look, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        for (KeyFetch fetch : fetches) {
            try {
                fetch.look();
            } catch (RuntimeException unexpected) {
                // thrown on, it would end all further looks
                LOG.error("Keys could not be looked after", LoggedFailure.of(unexpected));
            }
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        http.close();
        Closing.await(thread, END);
    }
}
