package io.github.cronguard.admin.internal.web;

/** A field that cannot be read. Its message names the field and the rule, and never repeats the value. */
public final class BadInput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A field that cannot be read.
     *
     * @param message the field and the rule
     */
    public BadInput(String message) {
        super(message, null, false, false);
    }
}
