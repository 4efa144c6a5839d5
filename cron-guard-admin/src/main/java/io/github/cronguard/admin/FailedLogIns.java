package io.github.cronguard.admin;

import io.github.cronguard.GuardClock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs failed log-ins, at most once a minute. Names are left out: people type passwords into the wrong field. */
final class FailedLogIns {
    private static final Logger LOG = LoggerFactory.getLogger(FailedLogIns.class);
    private static final long WINDOW = Duration.ofMinutes(1).toNanos();

    private final GuardClock clock;
    private long lastLine;
    private long since;
    private boolean silent = true;

    FailedLogIns(GuardClock clock) {
        this.clock = clock;
    }

    synchronized void add(String sender) {
        long now = clock.nanoTime();
        since++;
        if (silent || now - lastLine >= WINDOW) {
            LOG.warn("Log-ins to the admin pages failed: {} since the last such line, this one from {}", since, sender);
            silent = false;
            lastLine = now;
            since = 0;
        }
    }
}
