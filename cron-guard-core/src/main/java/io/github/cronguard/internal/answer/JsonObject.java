package io.github.cronguard.internal.answer;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes one JSON object (RFC 8259), in the order of the calls. Used by one thread. */
public final class JsonObject {
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final StringBuilder out = new StringBuilder("{");

    /**
     * Adds a truth value.
     *
     * @param name written as it is
     * @param value the value
     * @return this
     */
    public JsonObject put(String name, boolean value) {
        return raw(name, Boolean.toString(value));
    }

    /**
     * Adds a number.
     *
     * @param name written as it is
     * @param value the value
     * @return this
     */
    public JsonObject put(String name, long value) {
        return raw(name, Long.toString(value));
    }

    /**
     * Adds a number or null.
     *
     * @param name written as it is
     * @param value the value
     * @return this
     */
    public JsonObject putOrNull(String name, @Nullable Long value) {
        return raw(name, value == null ? "null" : value.toString());
    }

    /**
     * Adds a text or null.
     *
     * @param name written as it is
     * @param value the value, escaped here
     * @return this
     */
    public JsonObject put(String name, @Nullable String value) {
        return raw(name, value == null ? "null" : quoted(value));
    }

    /**
     * Adds a moment in UTC with milliseconds, or null.
     *
     * @param name written as it is
     * @param value the value
     * @return this
     */
    public JsonObject put(String name, @Nullable Instant value) {
        return put(name, value == null ? null : MILLIS.format(value));
    }

    /**
     * Adds an object.
     *
     * @param name written as it is
     * @param value a finished object
     * @return this
     */
    public JsonObject put(String name, JsonObject value) {
        return raw(name, value.toString());
    }

    @Override
    public String toString() {
        return out + "}";
    }

    private JsonObject raw(String name, String value) {
        if (out.length() > 1) {
            out.append(',');
        }
        out.append(quoted(name)).append(':').append(value);
        return this;
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < 0x20 || c == 0x7F || Character.isSurrogate(c)) {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
