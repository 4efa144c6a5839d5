package io.github.cronguard.admin.internal.action;

import io.github.cronguard.GuardConsole;
import io.github.cronguard.admin.internal.web.Reply;
import io.github.cronguard.admin.internal.web.Reply.SeeOther;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the row of the audit that the storage wrote itself with a change. */
final class OwnRow {
    private static final Logger LOG = LoggerFactory.getLogger(OwnRow.class);

    /** Further back it is not the row of just now. */
    private static final int NEWEST = 20;

    private OwnRow() {}

    static Reply seen(GuardConsole console, String who, String action, String target) {
        try {
            return console.storage().auditLog().page(null, NEWEST).stream()
                    .filter(r -> r.entry().who().equals(who)
                            && r.entry().action().equals(action)
                            && target.equals(r.entry().target()))
                    .findFirst()
                    .map(found -> Trail.seen(found.id(), "/"))
                    .orElseGet(() -> new SeeOther("/"));
        } catch (RuntimeException away) {
            // it is done, and in the audit: only this page cannot say so
            LOG.warn(
                    "The audit's row of {} cannot be read: {}",
                    action,
                    away.getClass().getName());
            return new SeeOther("/");
        }
    }
}
