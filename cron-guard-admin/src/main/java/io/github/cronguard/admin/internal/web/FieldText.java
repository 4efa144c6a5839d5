package io.github.cronguard.admin.internal.web;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of a query or a form, {@code application/x-www-form-urlencoded} (URL standard, section 5.1), but strictly:
 * what browsers never send is refused instead of repaired.
 */
final class FieldText {
    /** A page has at most 1,000 rows to tick, each with what it was drawn for. */
    private static final int MOST = 2_500;

    private static final int MAX_QUERY = 8_192;

    private FieldText() {}

    static Fields ofQuery(@Nullable String query) {
        if (query != null && query.length() > MAX_QUERY) {
            throw new BadInput("The address is too long.");
        }
        return read(query == null ? "" : query);
    }

    static Fields ofForm(byte[] body) {
        return read(new String(body, StandardCharsets.ISO_8859_1));
    }

    private static Fields read(String text) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        String[] pairs = text.split("&", MOST + 2);
        if (pairs.length > MOST) {
            throw new BadInput("There are too many fields.");
        }
        for (String pair : pairs) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
                fields.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
            }
        }
        return new Fields(fields);
    }

    private static String decoded(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0x7E || c < 0x20) {
                throw malformed();
            }
            if (c == '%') {
                bytes.write(hex(text, i + 1) * 16 + hex(text, i + 2));
                i += 2;
            } else {
                bytes.write(c == '+' ? ' ' : c);
            }
        }
        return harmless(bytes.toByteArray());
    }

    private static String harmless(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')) {
                throw malformed();
            }
            // a browser makes both of a line end, whatever stood in the field
            return text.replace("\r\n", "\n");
        } catch (CharacterCodingException notUtf8) {
            throw malformed();
        }
    }

    private static int hex(String text, int at) {
        int digit = at < text.length() && text.charAt(at) < 0x80 ? Character.digit(text.charAt(at), 16) : -1;
        if (digit < 0) {
            throw malformed();
        }
        return digit;
    }

    private static BadInput malformed() {
        return new BadInput("A field is not percent-encoded UTF-8, or holds a control character.");
    }
}
