package io.github.cronguard.admin.internal.web;

import io.github.cronguard.GuardConsole;
import io.github.cronguard.spi.AuditRecord;
import io.github.cronguard.spi.Pause;
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
        return number(request)
                .flatMap(id -> console.storage().auditLog().find(id))
                .filter(row -> row.entry().who().equals(request.operator().name()))
                .filter(row -> isFresh(row, request.glance().health().at()))
                .map(Notices::sentence);
    }

    /** What is none was answered with 400 by then, and that page has a frame too. */
    private static Optional<Long> number(AdminRequest request) {
        try {
            return request.fields().number("done");
        } catch (BadInput answered) {
            return Optional.empty();
        }
    }

    private static boolean isFresh(AuditRecord row, Instant now) {
        return Duration.between(row.at(), now).compareTo(FRESH) <= 0;
    }

    private static String sentence(AuditRecord row) {
        String what =
                row.entry().detail() == null ? withoutDetail(row) : row.entry().detail();
        return row.entry().refused() && !what.startsWith("Refused") ? "Not done. " + what : what;
    }

    /** The storage writes the rows of pauses itself. */
    private static String withoutDetail(AuditRecord row) {
        String target = String.valueOf(row.entry().target());
        String scope = target.equals(Pause.ALL) ? "everything" : "sequence " + target;
        return switch (row.entry().action()) {
            case "pause" -> "Paused: " + scope + ".";
            case "resume" -> "Resumed: " + scope + ".";
            default -> "Done: " + row.entry().action() + ".";
        };
    }
}
