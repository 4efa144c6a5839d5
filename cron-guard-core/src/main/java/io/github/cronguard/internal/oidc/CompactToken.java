package io.github.cronguard.internal.oidc;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A JWS in its compact form (RFC 7515, section 7.1), taken apart. Nothing of it is believed yet. */
final class CompactToken {
    private static final int MAX_LENGTH = 8 * 1024;
    private static final Pattern PARTS = Pattern.compile("([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]*)");

    private final Map<String, Object> header;
    private final String claims;
    private final String signed;
    private final String signature;

    private CompactToken(Map<String, Object> header, String claims, String signed, String signature) {
        this.header = header;
        this.claims = claims;
        this.signed = signed;
        this.signature = signature;
    }

    /** Empty if the text is no such token, because it is too long, has other parts, or a header that cannot be read. */
    static Optional<CompactToken> parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return decode(parts.group(1))
                .map(header ->
                        new CompactToken(header, parts.group(2), text.substring(0, parts.end(2)), parts.group(3)));
    }

    Map<String, Object> header() {
        return header;
    }

    /** Empty if they cannot be read. */
    Optional<Claims> claims() {
        return decode(claims).map(Claims::new);
    }

    /** What the signature is over: header and claims as they came. */
    byte[] signed() {
        return signed.getBytes(StandardCharsets.US_ASCII);
    }

    String signature() {
        return signature;
    }

    private static Optional<Map<String, Object>> decode(String part) {
        try {
            return JsonText.object(Base64.getUrlDecoder().decode(part));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
