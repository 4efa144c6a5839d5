package io.github.cronguard.servlet.hostile;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Reads the notation of the tables; the rows of {@code bad-inputs.tsv} that begin with a number sign say what it means. The
 * result has one character for each byte; pauses and the end of writing are still marks in it.
 */
final class WireText {
    /** What is done on the way and is no byte. */
    static final Pattern MARK = Pattern.compile("\\{PAUSE\\*(\\d+)}|\\{EOF}");

    private static final Pattern LETTERS = Pattern.compile("\\{([A-Z])\\*(\\d+)}");
    private static final Pattern ADDRESSES = Pattern.compile("\\{XFF\\*(\\d+)}");
    private static final Map<Character, String> SHORT = Map.of('r', "\r", 'n', "\n", 't', "\t", '\\', "\\");

    private WireText() {}

    static String script(String notation, HostileTokens tokens) {
        String text = notation;
        for (Map.Entry<String, String> name : tokens.placeholders().entrySet()) {
            text = text.replace(name.getKey(), name.getValue());
        }
        text = LETTERS.matcher(text).replaceAll(m -> m.group(1).repeat(Integer.parseInt(m.group(2))));
        text = ADDRESSES.matcher(text).replaceAll(m -> addresses(Integer.parseInt(m.group(1))));
        String bytes = unescape(text);
        return bytes.contains("{LEN}") ? bytes.replace("{LEN}", String.valueOf(bodyLength(bytes))) : bytes;
    }

    private static String addresses(int count) {
        return IntStream.range(0, count).mapToObj(i -> "198.51.100." + i % 256).collect(Collectors.joining(", "));
    }

    private static int bodyLength(String bytes) {
        int body = bytes.indexOf("\r\n\r\n") + 4;
        return MARK.matcher(bytes.substring(body)).replaceAll("").length();
    }

    private static String unescape(String text) {
        StringBuilder bytes = new StringBuilder();
        Matcher escape =
                Pattern.compile("\\\\(?:x([0-9a-fA-F]{2})|([rnt\\\\]))").matcher(text);
        int from = 0;
        while (escape.find()) {
            bytes.append(utf8(text.substring(from, escape.start())));
            bytes.append(
                    escape.group(1) == null
                            ? SHORT.get(escape.group(2).charAt(0))
                            : String.valueOf((char) Integer.parseInt(escape.group(1), 16)));
            from = escape.end();
        }
        return bytes.append(utf8(text.substring(from))).toString();
    }

    private static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
