package io.github.cronguard.admin.internal.page;

import org.jspecify.annotations.Nullable;

/**
 * Text from outside as it may stand on a page. The engine of the templates escapes what is markup; this marks what a reader
 * cannot see or is misled by: control, format (among them the bidirectional ones, Unicode Standard Annex 9), private and broken
 * characters stand as ⟨U+202E⟩.
 */
public final class Shown {
    private static final int BRIEF = 200;
    /** Room for an operator's reason in a sentence. */
    private static final int SENTENCE = 1_000;
    /** More than any text that the storage keeps. */
    private static final int FULL = 65_536;

    private static final String CUT = "…";

    private Shown() {}

    /**
     * One line for a list.
     *
     * @param text from outside, or null
     * @return at most 200 UTF-16 units, then an ellipsis; empty for null
     */
    public static String brief(@Nullable String text) {
        return marked(text, BRIEF, false);
    }

    /**
     * A sentence in which texts from outside may stand.
     *
     * @param text the sentence
     * @return at most 1,000 UTF-16 units, then an ellipsis
     */
    public static String sentence(String text) {
        return marked(text, SENTENCE, false);
    }

    /**
     * The first line of a text, for a list.
     *
     * @param text from outside, or null
     * @return at most 200 UTF-16 units, then an ellipsis; empty for null
     */
    public static String firstLine(@Nullable String text) {
        return brief(text == null ? null : text.lines().findFirst().orElse(""));
    }

    /**
     * The whole text. Line feeds and tabs stay.
     *
     * @param text from outside, or null
     * @return all of it, as long as it is below 64 Ki UTF-16 units; empty for null
     */
    public static String full(@Nullable String text) {
        return marked(text, FULL, true);
    }

    private static String marked(@Nullable String text, int max, boolean keepLines) {
        if (text == null) {
            return "";
        }
        StringBuilder out = new StringBuilder(Math.min(text.length(), max));
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            String piece = piece(c, keepLines);
            if (out.length() + piece.length() > max) {
                return out.append(CUT).toString();
            }
            out.append(piece);
        }
        return out.toString();
    }

    private static String piece(int c, boolean keepLines) {
        boolean stays = keepLines && (c == '\n' || c == '\t');
        return !stays && isHidden(c) ? String.format("⟨U+%04X⟩", c) : Character.toString(c);
    }

    private static boolean isHidden(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE -> true;
            default -> false;
        };
    }
}
