package io.github.cronguard.internal.oidc;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;

/** Reads JSON objects from outside. A name that stands twice is refused: two readers could take it differently. */
final class JsonText {
    private JsonText() {}

    static Optional<Map<String, Object>> object(byte[] text) {
        String json = new String(text, StandardCharsets.UTF_8);
        if (!json.stripLeading().startsWith("{")) {
            return Optional.empty(); // the library would take an array of pairs too
        }
        try {
            return Optional.of(JSONObjectUtils.parse(json));
        } catch (ParseException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }
}
