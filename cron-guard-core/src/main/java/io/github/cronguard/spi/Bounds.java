package io.github.cronguard.spi;

import io.github.cronguard.internal.text.Visible;

/** How long each text may be, in UTF-16 units: a storage has room for all of it, and checks it before its statements. */
public final class Bounds {

    /** A guard's name, a caller's name, a sequence's key, a step's name. */
    public static final int NAME = 64;
    /** A task's name. */
    public static final int TASK = 128;
    /** A contact. */
    public static final int CONTACT = 255;
    /** An idempotency key of a host's job. */
    public static final int KEY = 255;
    /** A step key: sequence, enrollment with its round, number. */
    public static final int STEP_KEY = 160;
    /** A delivery id. */
    public static final int DELIVERY_ID = 255;
    /** A request id. */
    public static final int REQUEST_ID = 64;
    /** A client address. */
    public static final int ADDRESS = 64;
    /** A user agent as it is stored. */
    public static final int USER_AGENT = 256;
    /** A node's name. */
    public static final int NODE = 128;
    /** The output stored with a run. */
    public static final int OUTPUT = 16_000;
    /** The error stored with a run or a step. */
    public static final int ERROR = 2_000;
    /** Who paused, and why. */
    public static final int REASON = 500;

    private Bounds() {}

    /**
     * Checks a text that the host or its operator states, and that is compared or stored as it stands.
     *
     * @param what names the text in the message
     * @param value the text
     * @param max the most UTF-16 units
     * @return the value
     * @throws IllegalArgumentException if it is empty, longer than {@code max}, or holds a control character or a lone
     *     surrogate
     */
    public static String required(String what, String value, int max) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException(what + " must not be empty");
        }
        if (value.length() > max) {
            throw new IllegalArgumentException(
                    what + " must have at most " + max + " characters, but has " + value.length());
        }
        value.codePoints().forEach(c -> {
            if (Visible.isUnsafe(c)) {
                throw new IllegalArgumentException(what + " must not contain the character U+"
                        + String.format("%04X", c) + " (control, format or broken Unicode)");
            }
        });
        return value;
    }

    /**
     * Checks a count.
     *
     * @param what names the number in the message
     * @param value the number
     * @return the value
     * @throws IllegalArgumentException if it is negative
     */
    public static long notNegative(String what, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(what + " must not be negative, but is " + value);
        }
        return value;
    }

    /**
     * Checks a limit.
     *
     * @param what names the number in the message
     * @param value the number
     * @param most the greatest that is allowed
     * @return the value
     * @throws IllegalArgumentException if it is not from 1 to {@code most}
     */
    public static int limit(String what, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(what + " must be from 1 to " + most + ", but is " + value);
        }
        return value;
    }
}
