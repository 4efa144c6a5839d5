package io.github.cronguard.internal.watch;

import io.github.cronguard.internal.text.LoggedFailure;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once of each outage, most often of the storage, that nobody watches. Safe for use by several threads. */
final class Outage {
    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);

    private final String guard;
    private final AtomicBoolean known = new AtomicBoolean();

    Outage(String guard) {
        this.guard = guard;
    }

    void failed(Throwable failure) {
        if (known.compareAndSet(false, true)) {
            LOG.warn(
                    "The guard {} cannot be watched now; it is looked at again, and this is said once",
                    guard,
                    LoggedFailure.of(failure));
        }
    }

    void over() {
        if (known.compareAndSet(true, false)) {
            LOG.info("The guard {} is watched again", guard);
        }
    }
}
