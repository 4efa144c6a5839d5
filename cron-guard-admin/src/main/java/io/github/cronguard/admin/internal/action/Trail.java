package io.github.cronguard.admin.internal.action;

import io.github.cronguard.GuardConsole;
import io.github.cronguard.admin.internal.web.AdminRequest;
import io.github.cronguard.admin.internal.web.Reply;
import io.github.cronguard.admin.internal.web.Reply.Problem;
import io.github.cronguard.admin.internal.web.Reply.SeeOther;
import io.github.cronguard.spi.AuditEntry;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what operators do into the audit, and leads on to a page that shows it. */
final class Trail {
    private static final Logger LOG = LoggerFactory.getLogger(Trail.class);
    private static final String CHANGED =
            "It has changed meanwhile. Go back, load the page again and look at it once more.";

    private static final String NO_ROW =
            "It was done, but could not be written into the audit. The log says what was done.";

    private final GuardConsole console;

    Trail(GuardConsole console) {
        this.console = console;
    }

    /**
     * An action and what it was done to.
     *
     * @param action its name
     * @param target what it was done to
     * @param reason why, or null
     */
    record Deed(String action, String target, @Nullable String reason) {}

    /** Done; {@code path} may have a query. */
    Reply done(AdminRequest request, Deed deed, String detail, String path) {
        OptionalLong row = addDone(request, deed, detail);
        return row.isPresent() ? seen(row.getAsLong(), path) : new Problem(500, NO_ROW);
    }

    /** Not done, for a reason that the next page shows. */
    Reply notDone(AdminRequest request, Deed deed, String detail, String path) {
        return seen(add(request, deed, detail, true), path);
    }

    Reply changed(AdminRequest request, Deed deed) {
        add(request, deed, "It had changed meanwhile.", true);
        return changed();
    }

    static Reply changed() {
        return new Problem(409, CHANGED);
    }

    Reply refused(AdminRequest request, Deed deed, int status, String sentence) {
        add(request, deed, sentence, true);
        return new Problem(status, sentence);
    }

    /** What was done: if it cannot be audited, the log has to say it. Empty then. */
    OptionalLong addDone(AdminRequest request, Deed deed, String detail) {
        AuditEntry entry = entry(request, deed, detail, false);
        try {
            return OptionalLong.of(console.storage().auditLog().add(entry));
        } catch (RuntimeException away) {
            LOG.error(
                    "{} did {} to {}, which could not be audited: {} ({})",
                    entry.who(),
                    entry.action(),
                    entry.target(),
                    entry.detail(),
                    away.getClass().getName());
            return OptionalLong.empty();
        }
    }

    /** What was not done, where the storage may be away already. */
    void tryRefused(AdminRequest request, Deed deed, String detail) {
        try {
            add(request, deed, detail, true);
        } catch (RuntimeException away) {
            LOG.warn(
                    "{} by an operator could not be audited: {}",
                    deed.action(),
                    away.getClass().getName());
        }
    }

    /** A page that shows what a row of the audit says. */
    static Reply seen(long row, String path) {
        return new SeeOther(path + (path.contains("?") ? "&" : "?") + "done=" + row);
    }

    private long add(AdminRequest request, Deed deed, String detail, boolean refused) {
        return console.storage().auditLog().add(entry(request, deed, detail, refused));
    }

    private static AuditEntry entry(AdminRequest request, Deed deed, String detail, boolean refused) {
        return new AuditEntry(request.operator().name(), deed.action(), deed.target(), deed.reason(), detail, refused);
    }
}
