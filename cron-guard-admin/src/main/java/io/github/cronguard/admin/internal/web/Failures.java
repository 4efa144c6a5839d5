package io.github.cronguard.admin.internal.web;

import io.github.cronguard.GuardConsole;
import java.net.SocketTimeoutException;
import java.sql.SQLTimeoutException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a database that is away from a mistake of ours, and says of either no more than is good for a page. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    /** As causes can be a circle. */
    private static final int DEPTH = 10;

    private final GuardConsole console;
    private final Pages pages;
    private final LastSeen lastSeen;

    Failures(GuardConsole console, Pages pages) {
        this.console = console;
        this.pages = pages;
        this.lastSeen = new LastSeen(console);
    }

    /** An answer for which the storage is read. */
    Answer guarded(Supplier<Answer> work) {
        try {
            Answer answer = work.get();
            lastSeen.now();
            return answer;
        } catch (RuntimeException failure) {
            return !isCutShort(failure) && answers() ? broken(failure) : away(failure);
        }
    }

    Answer broken(Throwable failure) {
        // no secret: whoever is shown it finds it in the log
        String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        LOG.error("Request {} of the admin pages could not be answered", id, LoggedCause.of(failure));
        return pages.plain(500, "This page could not be made. The log says why, under the request id " + id + ".");
    }

    private Answer away(RuntimeException failure) {
        LOG.warn("The admin pages cannot read the storage", LoggedCause.of(failure));
        return pages.plain(503, lastSeen.sentence()).with("Retry-After", "5");
    }

    /** A slow database still answers when it is asked for no more than the time. */
    private static boolean isCutShort(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEPTH; depth++) {
            if (cause instanceof SocketTimeoutException || cause instanceof SQLTimeoutException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** The storages throw whatever their drivers do, so that only asking again tells. */
    private boolean answers() {
        try {
            console.storage().now();
            return true;
        } catch (RuntimeException away) {
            return false;
        }
    }
}
