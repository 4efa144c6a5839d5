package io.github.cronguard.internal.net;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the {@code Forwarded} header (RFC 7239, section 4) strictly: a quotation mark left open by the client must not
 * swallow what the proxy appended.
 */
final class ForwardedHeader {

    private final String text;
    private int at;

    private ForwardedHeader(String text) {
        this.text = text;
    }

    /** The elements, each by lower-case parameter name; empty if the header is malformed. */
    static Optional<List<Map<String, String>>> parse(String text) {
        return new ForwardedHeader(text).elements();
    }

    private Optional<List<Map<String, String>>> elements() {
        List<Map<String, String>> elements = new ArrayList<>();
        do {
            Optional<Map<String, String>> element = element();
            if (element.isEmpty()) {
                return Optional.empty();
            }
            elements.add(element.get());
        } while (skip(','));
        return at == text.length() ? Optional.of(elements) : Optional.empty();
    }

    private Optional<Map<String, String>> element() {
        Map<String, String> pairs = new HashMap<>();
        do {
            blanks();
            String name = token().toLowerCase(Locale.ROOT);
            if (name.isEmpty() || !skip('=')) {
                return Optional.empty();
            }
            Optional<String> value = value();
            if (value.isEmpty() || pairs.putIfAbsent(name, value.get()) != null) {
                return Optional.empty();
            }
            blanks();
        } while (skip(';'));
        return Optional.of(pairs);
    }

    private Optional<String> value() {
        if (!skip('"')) {
            return Optional.of(token()).filter(t -> !t.isEmpty());
        }
        StringBuilder value = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return Optional.of(value.toString());
            }
            if (c == '\\' && at < text.length()) {
                c = text.charAt(at++);
            }
            value.append(c);
        }
        return Optional.empty();
    }

    private String token() {
        int start = at;
        while (at < text.length() && isTokenChar(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private boolean skip(char expected) {
        boolean there = at < text.length() && text.charAt(at) == expected;
        at += there ? 1 : 0;
        return there;
    }

    private void blanks() {
        while (skip(' ') || skip('\t')) {
            // optional white space
        }
    }

    /** RFC 9110, section 5.6.2; and the colon, which some proxies write in an address without quotation marks. */
    private static boolean isTokenChar(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || "!#$%&'*+-.^_`|~:".indexOf(c) >= 0;
    }
}
