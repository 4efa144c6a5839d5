package io.github.cronguard.memory;

import io.github.cronguard.spi.AuditEntry;
import io.github.cronguard.spi.Bounds;
import io.github.cronguard.spi.Pause;
import io.github.cronguard.spi.Pauses;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pauses. They end by the time of day; who paused and resumed is kept in the audit. */
final class InMemoryPauses implements Pauses {

    private final Tables tables;

    InMemoryPauses(Tables tables) {
        this.tables = tables;
    }

    @Override
    public List<Pause> active() {
        synchronized (tables) {
            tables.checkOpen();
            return tables.pauses.values().stream()
                    .filter(pause -> tables.isPaused(pause.scope()))
                    .toList();
        }
    }

    @Override
    public void pause(String scope, @Nullable Instant until, String who, String reason) {
        check(scope, who);
        if (!reason.isEmpty()) {
            Bounds.required("reason", reason, Bounds.REASON);
        }
        synchronized (tables) {
            if (!scope.equals(Pause.ALL)) {
                tables.context().required(scope);
            }
            tables.checkOpen();
            tables.pauses.put(scope, new Pause(scope, until, who, reason, tables.now()));
            tables.audit(new AuditEntry(who, "pause", scope, reason.isEmpty() ? null : reason, null, false));
        }
    }

    @Override
    public boolean resume(String scope, String who) {
        check(scope, who);
        synchronized (tables) {
            tables.checkOpen();
            boolean paused = tables.isPaused(scope);
            // Its end stays: cron is not late at once behind it.
            tables.pauses.computeIfPresent(
                    scope,
                    (key, old) -> paused ? new Pause(key, tables.now(), old.who(), old.reason(), old.pausedAt()) : old);
            if (paused) {
                tables.audit(new AuditEntry(who, "resume", scope, null, null, false));
            }
            return paused;
        }
    }

    private static void check(String scope, String who) {
        Bounds.required("scope", scope, Bounds.NAME);
        Bounds.required("who", who, Bounds.NAME);
    }
}
