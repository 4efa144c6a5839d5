package io.github.cronguard.admin;

import io.github.cronguard.spi.Bounds;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

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
     * is cut, with a part of its digest behind it.
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
        return new Operator(shown.length() <= Bounds.NAME ? shown.toString() : cut(shown.toString()), mayAct);
    }

    /** With a digest at its end, so that two long names of one beginning stay two operators. */
    private static String cut(String shown) {
        String digest = "…" + HexFormat.of().formatHex(sha256(shown), 0, 4);
        int end = Bounds.NAME - digest.length();
        return shown.substring(0, Character.isHighSurrogate(shown.charAt(end - 1)) ? end - 1 : end) + digest;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static boolean isLoneSurrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }
}
