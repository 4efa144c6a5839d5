package io.github.cronguard.admin.internal.web;

import io.github.cronguard.GuardConsole;
import io.github.cronguard.admin.Operator;
import io.github.cronguard.spi.AuditEntry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what was refused into the audit: of a kind one row a minute for each operator, with the number of those before it
 * that have none, so that a flood of forms from another site cannot fill the table.
 */
final class RefusalAudit {
    private static final Logger LOG = LoggerFactory.getLogger(RefusalAudit.class);
    private static final long WINDOW = Duration.ofMinutes(1).toNanos();
    private static final int MOST = 1_000;

    private record Kind(String who, String action, String reason) {}

    private record Window(long began, long more) {}

    private final GuardConsole console;
    private final Map<Kind, Window> windows = new HashMap<>();

    RefusalAudit(GuardConsole console) {
        this.console = console;
    }

    /**
     * Counts a refusal, and writes a row if it is time. Never throws.
     *
     * @param operator who
     * @param action what they tried, 1 to 64 characters
     * @param reason in words of our own
     */
    void add(Operator operator, String action, String reason) {
        OptionalLong before = admit(new Kind(operator.name(), action, reason));
        if (before.isEmpty()) {
            return;
        }
        String more = before.getAsLong() == 0 ? "" : ", and " + before.getAsLong() + " more like it before";
        try {
            console.storage()
                    .auditLog()
                    .add(new AuditEntry(operator.name(), action, null, null, "Refused: " + reason + more, true));
        } catch (RuntimeException away) {
            LOG.warn(
                    "A refused action could not be audited: {}", away.getClass().getName());
        }
    }

    /** Empty if there is a row of this minute, else how many were counted since the one before. */
    private synchronized OptionalLong admit(Kind kind) {
        long now = console.nanoTime();
        Window window = windows.get(kind);
        if (window != null && now - window.began < WINDOW) {
            windows.put(kind, new Window(window.began, window.more + 1));
            return OptionalLong.empty();
        }
        if (window == null && windows.size() >= MOST) {
            windows.values().removeIf(old -> now - old.began >= WINDOW);
            if (windows.size() >= MOST) {
                return OptionalLong.empty();
            }
        }
        windows.put(kind, new Window(now, 0));
        return OptionalLong.of(window == null ? 0 : window.more);
    }
}
