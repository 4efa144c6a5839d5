package io.github.cronguard.internal.net;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Forwarded header once more: cut at the signs that stand outside quotation marks, then piece by piece. */
final class ForwardedOracle {
    private static final String TOKEN = "[-!#$%&'*+.^_`|~:0-9A-Za-z]+";
    private static final Pattern PAIR = Pattern.compile("[ \t]*(" + TOKEN + ")=(.*?)[ \t]*", Pattern.DOTALL);
    private static final Pattern BARE = Pattern.compile(TOKEN);
    private static final Pattern BRACKETS = Pattern.compile("\\[([^\\]]*:[^\\]]*)\\](?::[0-9]{1,5})?", Pattern.DOTALL);
    private static final Pattern WITH_PORT = Pattern.compile("([^:]*)(?::[0-9]{1,5})?", Pattern.DOTALL);

    private ForwardedOracle() {}

    static Optional<List<Map<String, String>>> read(String text) {
        List<Map<String, String>> elements = new ArrayList<>();
        for (String element : cut(text, ',')) {
            Map<String, String> pairs = new LinkedHashMap<>();
            for (String piece : cut(element, ';')) {
                Matcher pair = PAIR.matcher(piece);
                Optional<String> value = pair.matches() ? value(pair.group(2)) : Optional.empty();
                if (value.isEmpty() || pairs.put(pair.group(1).toLowerCase(Locale.ROOT), value.get()) != null) {
                    return Optional.empty();
                }
            }
            elements.add(pairs);
        }
        return Optional.of(elements);
    }

    private static Optional<String> value(String text) {
        if (BARE.matcher(text).matches()) {
            return Optional.of(text);
        }
        if (!text.startsWith("\"")) {
            return Optional.empty();
        }
        StringBuilder inner = new StringBuilder();
        int i = 1;
        while (i < text.length() && text.charAt(i) != '"') {
            i += text.charAt(i) == '\\' && i + 1 < text.length() ? 1 : 0;
            inner.append(text.charAt(i++));
        }
        return i == text.length() - 1 ? Optional.of(inner.toString()) : Optional.empty();
    }

    private static List<String> cut(String text, char sign) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == sign && !quoted) {
                pieces.add(piece.toString());
                piece.setLength(0);
                continue;
            }
            piece.append(c);
            if (quoted && c == '\\' && i + 1 < text.length()) {
                piece.append(text.charAt(++i));
            }
            quoted ^= c == '"';
        }
        pieces.add(piece.toString());
        return pieces;
    }

    static Optional<AddressOracle.Bits> node(String text) {
        Matcher brackets = BRACKETS.matcher(text);
        if (brackets.matches()) {
            return AddressOracle.read(brackets.group(1));
        }
        Matcher withPort = WITH_PORT.matcher(text);
        return AddressOracle.read(withPort.matches() ? withPort.group(1) : text);
    }
}
