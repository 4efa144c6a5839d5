package io.github.cronguard.admin;

import io.github.cronguard.spi.Bounds;

/**
 * A person who looks at the Admin Control Center.
 *
 * @param name stored in the audit with what they do, and shown to others; 1 to 64 characters without control characters
 * @param mayAct whether they may do more than look
 */
public record Operator(String name, boolean mayAct) {
    /**
     * Checks the name.
     *
     * @param name 1 to 64 characters without control characters
     * @param mayAct whether they may do more than look
     * @throws IllegalArgumentException if the name is empty, too long or holds control characters
     */
    public Operator {
        Bounds.required("An operator's name", name, Bounds.NAME);
    }

    /**
     * An operator by any name that another system gives: what may not stand in a name is written as an escape, and a long one
     * is cut.
     *
     * @param name not empty
     * @param mayAct whether they may do more than look
     * @return the operator
     * @throws IllegalArgumentException if the name is empty
     */
    public static Operator named(String name, boolean mayAct) {
        StringBuilder shown = new StringBuilder();
        name.codePoints().forEach(c -> {
            if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT || isLoneSurrogate(c)) {
                shown.append(String.format("\\u%04X", c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return new Operator(shown.length() <= Bounds.NAME ? shown.toString() : cut(shown), mayAct);
    }

    private static String cut(StringBuilder shown) {
        int end = Bounds.NAME - 1;
        return shown.substring(0, Character.isHighSurrogate(shown.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    private static boolean isLoneSurrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }
}
