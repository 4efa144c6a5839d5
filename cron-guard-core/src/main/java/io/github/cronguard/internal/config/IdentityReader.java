package io.github.cronguard.internal.config;

import io.github.cronguard.spi.Bounds;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads names: the guard's, its path's, its node's, a sequence's, and those of headers and tables. */
final class IdentityReader {
    private static final int MAX_PATH = 200;
    private static final int MAX_HEADERS = 10;
    private static final String SEGMENT = "(?!\\.{1,2}(/|$))[A-Za-z0-9._~-]+";

    /** Headers that hold credentials, which must not become a stored id. */
    private static final Set<String> CREDENTIALS =
            Set.of("authorization", "proxy-authorization", "cookie", "webhook-signature");

    private IdentityReader() {}

    static String name(Values values) {
        return values.read(Setting.NAME, text -> {
            if (!text.equals(text.strip())) {
                throw new IllegalArgumentException("it must not begin or end with white space");
            }
            return Bounds.required("it", text, Bounds.NAME);
        });
    }

    static String node(Values values) {
        return values.tryRead(Setting.NODE, text -> Bounds.required("it", text, Bounds.NODE))
                .orElseGet(DefaultNode::name);
    }

    static String sequence(Values values) {
        return values.read(Setting.DEFAULT_SEQUENCE_KEY, text -> {
            if (!text.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}") || text.equals("ALL")) {
                throw new IllegalArgumentException("it must be 1 to 64 letters, digits, '_', '.' or '-', begin with a"
                        + " letter or digit, and not be ALL");
            }
            return text;
        });
    }

    static String path(Values values) {
        return values.read(Setting.PATH, text -> {
            boolean plain = text.length() <= MAX_PATH && text.matches("(/" + SEGMENT + ")+");
            if (!plain || text.endsWith("/status") || text.endsWith("/runs")) {
                throw new IllegalArgumentException("it must begin with '/', have segments of letters, digits, '.', '_',"
                        + " '~' or '-', at most " + MAX_PATH
                        + " characters, no '/' at its end, and not end in /status or"
                        + " /runs, which lie beside it");
            }
            return text;
        });
    }

    static String tablePrefix(Values values) {
        return values.read(Setting.TABLE_PREFIX, text -> {
            if (!text.matches("[a-z_][a-z0-9_]{0,20}")) {
                throw new IllegalArgumentException(
                        "it must be 1 to 21 lower-case letters, digits or '_', and not begin" + " with a digit");
            }
            return text;
        });
    }

    static List<String> deliveryIdHeaders(Values values) {
        List<String> names = values.list(Setting.DELIVERY_ID_HEADERS, MAX_HEADERS, IdentityReader::header);
        if (names.stream().map(n -> n.toLowerCase(Locale.ROOT)).distinct().count() < names.size()) {
            values.wrong(Setting.DELIVERY_ID_HEADERS, "each header must stand there once");
        }
        return names;
    }

    /** A field name (RFC 9110, section 5.1). */
    private static String header(String text) {
        if (!text.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}")) {
            throw new IllegalArgumentException("it must be the name of a header, of at most 64 characters");
        }
        if (CREDENTIALS.contains(text.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("a header that holds a credential cannot be a delivery id");
        }
        return text;
    }
}
