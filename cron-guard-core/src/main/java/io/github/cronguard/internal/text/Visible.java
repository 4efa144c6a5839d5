package io.github.cronguard.internal.text;

import org.jspecify.annotations.Nullable;

/**
 * Makes text from outside harmless before it reaches a log or a table: bounded, and with control, format (among them
 * the
 * bidirectional ones, Unicode Standard Annex 9) and broken characters written as escapes.
 */
public final class Visible {

    private static final String CUT = "…";

    private Visible() {}

    /**
     * One line of harmless text: line ends are escaped too.
     *
     * @param text from outside
     * @param max the most UTF-16 units of the answer, at least 1
     * @return the text, escaped and cut
     */
    public static String line(String text, int max) {
        return escape(text, max, false);
    }

    /**
     * One line of harmless text, or nothing.
     *
     * @param text from outside, or null
     * @param max the most UTF-16 units of the answer, at least 1
     * @return the text, escaped and cut; null for null
     */
    public static @Nullable String lineOrNull(@Nullable String text, int max) {
        return text == null ? null : line(text, max);
    }

    /**
     * Several lines of harmless text: line feeds and tabs stay.
     *
     * @param text from outside
     * @param max the most UTF-16 units of the answer, at least 1
     * @return the text, escaped and cut
     */
    public static String lines(String text, int max) {
        return escape(text, max, true);
    }

    /**
     * Whether a character may not stand in a log or a table as it is.
     *
     * @param codePoint the character
     * @return true for control, format, line-separating, private and broken characters
     */
    public static boolean isUnsafe(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    private static String escape(String text, int max, boolean keepLines) {
        StringBuilder out = new StringBuilder(Math.min(text.length(), max));
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            String piece = piece(c, keepLines);
            if (out.length() + piece.length() > max - (i < text.length() ? CUT.length() : 0)) {
                return out.append(CUT).toString();
            }
            out.append(piece);
        }
        return out.toString();
    }

    private static String piece(int c, boolean keepLines) {
        if (keepLines && (c == '\n' || c == '\t')) {
            return Character.toString(c);
        }
        return isUnsafe(c) ? String.format(c > 0xFFFF ? "\\u{%X}" : "\\u%04X", c) : Character.toString(c);
    }
}
