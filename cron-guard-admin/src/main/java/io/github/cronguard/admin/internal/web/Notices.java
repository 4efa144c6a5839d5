package io.github.cronguard.admin.internal.web;

import io.github.cronguard.GuardConsole;
import io.github.cronguard.spi.AuditRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What the last action did, from its row in the audit: nothing of the address is repeated. */
final class Notices {
    /** A link with an old number in it says nothing of now. */
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final GuardConsole console;

    Notices(GuardConsole console) {
        this.console = console;
    }

    Optional<String> of(AdminRequest request) {
        if (!request.operator().mayAct()) {
            return Optional.empty();
        }
        return request.fields()
                .number("done")
                .flatMap(id -> console.storage().auditLog().find(id))
                .filter(row -> row.entry().who().equals(request.operator().name()))
                .filter(row -> isFresh(row, request.glance().health().at()))
                .map(Notices::sentence);
    }

    private static boolean isFresh(AuditRecord row, Instant now) {
        return Duration.between(row.at(), now).compareTo(FRESH) <= 0;
    }

    private static String sentence(AuditRecord row) {
        String target = row.entry().target() == null ? "" : " " + row.entry().target();
        String what = row.entry().detail() == null
                ? "Done: " + row.entry().action() + target + "."
                : row.entry().detail();
        return row.entry().refused() && !what.startsWith("Refused") ? "Not done. " + what : what;
    }
}
