package io.github.cronguard.admin.internal.web;

import org.jspecify.annotations.Nullable;

/** A failure as it may stand in a log: its message, which may repeat what came from outside, in one harmless line. */
final class LoggedCause extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int DEPTH = 8;
    private static final int MESSAGE = 500;

    private LoggedCause(Throwable failure, @Nullable LoggedCause cause) {
        super(text(failure), cause, false, true);
        setStackTrace(failure.getStackTrace());
    }

    static LoggedCause of(Throwable failure) {
        return of(failure, DEPTH);
    }

    private static LoggedCause of(Throwable failure, int depth) {
        Throwable cause = failure.getCause();
        return new LoggedCause(failure, cause == null || depth == 0 ? null : of(cause, depth - 1));
    }

    private static String text(Throwable failure) {
        String message = failure.getMessage() == null ? "" : ": " + failure.getMessage();
        String line = failure.getClass().getName() + message.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "?");
        return line.length() <= MESSAGE ? line : line.substring(0, MESSAGE) + "…";
    }
}
