package io.github.cronguard.admin.internal.action;

import io.github.cronguard.admin.internal.action.Trail.Deed;

/** An action that failed when a part of it was done. */
final class BrokeOff extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Deed deed;
    private final String detail;
    private final RuntimeException why;

    BrokeOff(Deed deed, String detail, RuntimeException why) {
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

    RuntimeException why() {
        return why;
    }
}
