package io.github.cronguard.internal.watch;

import io.github.cronguard.alert.Alert;
import io.github.cronguard.alert.AlertSink;
import io.github.cronguard.internal.text.LoggedFailure;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One way to persons, with what went it already. It is gone by one at a time, whatever the sink does. */
final class BoundedSink {
    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);

    private static final int MOST = 64;

    private final AlertSink sink;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    BoundedSink(AlertSink sink) {
        this.sink = sink;
    }

    boolean has(Alert alert) {
        return told.contains(alert.id());
    }

    void forget(Alert alert) {
        told.remove(alert.id());
    }

    /** Tells it, unless the sink is still busy with another one that it was interrupted in. */
    Callable<Boolean> call(Alert alert) {
        return () -> {
            if (!busy.compareAndSet(false, true)) {
                return false;
            }
            try {
                sink.send(alert);
                if (told.size() >= MOST) {
                    told.clear(); // of tellings that something else took the place of
                }
                return told.add(alert.id());
            } catch (InterruptedException late) {
                return false; // said by who interrupted
            } catch (Exception | LinkageError failure) {
                LOG.warn("Alert {} could not be told by {}", alert.id(), name(), LoggedFailure.of(failure));
                return false;
            } finally {
                busy.set(false);
            }
        };
    }

    void tookTooLong(Alert alert) {
        LOG.warn("Alert {} could not be told in time by {}", alert.id(), name());
    }

    private String name() {
        return sink.getClass().getName();
    }
}
