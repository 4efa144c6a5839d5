package io.github.cronguard.admin.internal.action;

import io.github.cronguard.GuardConsole;
import io.github.cronguard.admin.internal.web.Reply;
import io.github.cronguard.admin.internal.web.Reply.SeeOther;
import io.github.cronguard.spi.AuditRecord;
import java.util.Optional;

/** Finds the row of the audit that the storage wrote itself with a change. */
final class OwnRow {
    /** Further back it is not the row of just now. */
    private static final int NEWEST = 20;

    private OwnRow() {}

    static Reply seen(GuardConsole console, String who, String action, String target) {
        Optional<AuditRecord> row = console.storage().auditLog().page(null, NEWEST).stream()
                .filter(r -> r.entry().who().equals(who)
                        && r.entry().action().equals(action)
                        && target.equals(r.entry().target()))
                .findFirst();
        return row.map(found -> Trail.seen(found.id(), "/")).orElseGet(() -> new SeeOther("/"));
    }
}
