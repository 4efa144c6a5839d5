package io.github.cronguard.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What a browser sends by HTTP Basic (RFC 7617), in UTF-8. Its text shows itself to nobody. */
final class BasicCredential {
    private static final String SCHEME = "Basic ";
    private static final int MAX = 1_000;

    private final String name;
    private final String password;

    private BasicCredential(String name, String password) {
        this.name = name;
        this.password = password;
    }

    /** Empty if there is none, or it is malformed. */
    static Optional<BasicCredential> of(HttpServletRequest request) {
        List<String> lines = Collections.list(request.getHeaders("Authorization"));
        if (lines.size() != 1
                || lines.get(0).length() > MAX
                || !lines.get(0).regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getDecoder()
                    .decode(lines.get(0).substring(SCHEME.length()).strip());
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            int colon = text.indexOf(':');
            return colon < 1
                    ? Optional.empty()
                    : Optional.of(new BasicCredential(text.substring(0, colon), text.substring(colon + 1)));
        } catch (IllegalArgumentException | CharacterCodingException malformed) {
            return Optional.empty();
        }
    }

    String name() {
        return name;
    }

    String password() {
        return password;
    }
}
