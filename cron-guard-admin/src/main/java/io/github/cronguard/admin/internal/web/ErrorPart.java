package io.github.cronguard.admin.internal.web;

/** The part of an error that links and fields carry: a filter asks what an error contains, and an address has its bounds. */
public final class ErrorPart {
    private static final int MOST = 200;

    private ErrorPart() {}

    /**
     * The beginning of an error.
     *
     * @param error all of it
     * @return its first 200 characters, without white space around them
     */
    public static String of(String error) {
        String text = error.strip();
        if (text.codePointCount(0, text.length()) <= MOST) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, MOST)).strip();
    }
}
