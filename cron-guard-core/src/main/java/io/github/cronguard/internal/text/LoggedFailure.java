package io.github.cronguard.internal.text;

import org.jspecify.annotations.Nullable;

/**
 * An exception as it may stand in a log: with the type, stack and causes of the real one, and its message, which may come
 * from outside (a mail server's answer, a driver's error), made harmless.
 */
public final class LoggedFailure extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int MESSAGE = 500;
    private static final int DEPTH = 8;

    private LoggedFailure(Throwable failure, @Nullable LoggedFailure cause) {
        super(text(failure), cause, false, true);
        setStackTrace(failure.getStackTrace());
    }

    /**
     * A harmless copy.
     *
     * @param failure to be logged
     * @return the copy, with at most 8 causes
     */
    public static LoggedFailure of(Throwable failure) {
        return of(failure, DEPTH);
    }

    private static LoggedFailure of(Throwable failure, int depth) {
        Throwable cause = failure.getCause();
        return new LoggedFailure(failure, cause == null || depth == 0 ? null : of(cause, depth - 1));
    }

    private static String text(Throwable failure) {
        String message = failure.getMessage();
        return failure.getClass().getName() + (message == null ? "" : ": " + Visible.line(message, MESSAGE));
    }
}
