package io.github.cronguard.admin.internal.action;

import io.github.cronguard.admin.internal.action.Trail.Deed;

/** An action that failed when a part of it was done. */
final class BrokeOff extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Deed deed;
    private final String detail;
    private final Throwable why;

    BrokeOff(Deed deed, String detail, Throwable why) {
        super(why);
        this.deed = deed;
        this.detail = detail;
        this.why = why;
    }

    Deed deed() {
        return deed;
    }

    String detail() {
        return detail;
    }

    /** Thrown on, or returned to be thrown. */
    RuntimeException why() {
        if (why instanceof Error error) {
            throw error;
        }
        return (RuntimeException) why;
    }
}
