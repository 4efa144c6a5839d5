package io.github.cronguard.admin.internal.web;

import io.github.cronguard.GuardConsole;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** When the database answered last, kept in this process for the page that says that it does not. */
final class LastSeen {
    private final GuardConsole console;
    private volatile @Nullable Instant at;

    LastSeen(GuardConsole console) {
        this.console = console;
    }

    void now() {
        at = console.now();
    }

    String sentence() {
        Instant seen = at;
        if (seen == null) {
            return "The database does not answer. It has not been seen on this node since it started.";
        }
        String time = seen.truncatedTo(ChronoUnit.SECONDS)
                .toString()
                .replace("T", " ")
                .replace("Z", " UTC");
        return "The database does not answer. Last seen " + time + " on this node.";
    }
}
