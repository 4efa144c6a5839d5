package io.github.cronguard.servlet;

/**
 * Masks query tokens in the lines of an access log, for hosts that allow {@code ?token=}. A web server writes the request
 * line and the {@code Referer} into its log, and with them every token that stood in a URL.
 *
 * <p>On Jetty: {@code new CustomRequestLog(line -> writer.write(AccessLogScrubber.scrub(line)), format)}. On Tomcat: a
 * subclass of {@code AccessLogValve} whose {@code log(CharArrayWriter)} hands on the scrubbed line.
 */
public final class AccessLogScrubber {
    private static final String NAME = "token";
    private static final String MASK = "***";
    /** How often a URL may be encoded within a URL. */
    private static final int MAX_DEPTH = 4;
    /** As in {@code token[]=} or {@code token[12]=}. */
    private static final int MAX_INDEX = 8;

    private final String line;
    private final StringBuilder clean = new StringBuilder();
    /** Behind the character that was decoded last. */
    private int next;

    private AccessLogScrubber(String line) {
        this.line = line;
    }

    /**
     * A line without the values of its tokens. A token is what stands behind a parameter name that ends in {@code token},
     * in any case, percent-encoded or not, also in a URL within a URL; it ends at an ampersand, white space or a quotation
     * mark. Rather too much is masked than too little. Takes time in proportion to the line's length. Thread-safe.
     *
     * @param line as the server would write it
     * @return the same line with {@code ***} in the place of each token; the line itself if there is none
     */
    public static String scrub(String line) {
        return new AccessLogScrubber(line).scrubbed();
    }

    private String scrubbed() {
        int copied = 0;
        int at = 0;
        while (at < line.length()) {
            int value = valueOfToken(at);
            if (value < 0) {
                at++;
                continue;
            }
            at = endOfValue(value);
            if (at > value) {
                clean.append(line, copied, value).append(MASK);
                copied = at;
            }
        }
        return copied == 0 ? line : clean.append(line, copied, line.length()).toString();
    }

    /** Where the value begins if the name and its equals sign stand at a place; else -1. Looks at a bounded number of characters. */
    private int valueOfToken(int from) {
        next = from;
        for (int i = 0; i < NAME.length(); i++) {
            if (Character.toLowerCase(decoded()) != NAME.charAt(i)) {
                return -1;
            }
        }
        char c = decoded();
        for (int i = 0; i < MAX_INDEX && (c == '[' || c == ']' || Character.isDigit(c)); i++) {
            c = decoded();
        }
        return c == '=' ? next : -1;
    }

    /** The next character, behind up to four layers of percent-encoding; NUL at the end of the line. */
    private char decoded() {
        if (next >= line.length()) {
            return 0;
        }
        char c = line.charAt(next++);
        for (int depth = 0; c == '%' && depth < MAX_DEPTH; depth++) {
            int code = hex(next) < 0 ? -1 : hex(next) * 16 + hex(next + 1);
            if (code < 0 || hex(next + 1) < 0) {
                return c;
            }
            next += 2;
            c = (char) code;
        }
        return c;
    }

    private int hex(int at) {
        return at < line.length() && line.charAt(at) < 0x80 ? Character.digit(line.charAt(at), 16) : -1;
    }

    private int endOfValue(int from) {
        int at = from;
        while (at < line.length() && line.charAt(at) > ' ' && line.charAt(at) != '&' && line.charAt(at) != '"') {
            // behind a backslash a quotation mark is part of the value: servers escape it so
            at += line.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at, line.length());
    }
}
