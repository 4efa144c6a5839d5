package io.github.cronguard.internal.net;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a guard calls out to: over TLS, or to this machine itself. */
public final class OutgoingUri {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");

    private OutgoingUri() {}

    /**
     * Checks a text.
     *
     * @param text an absolute URI
     * @return the URI; its scheme is {@code https}, or {@code http} with a loopback host, and it names nobody's password
     * @throws IllegalArgumentException if it is anything else; the message is the rule
     */
    public static URI parse(String text) {
        try {
            URI uri = new URI(text);
            if (isAscii(text) && isHttp(uri) && uri.getRawUserInfo() == null && uri.getRawFragment() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw rule(e);
        }
        throw rule(null);
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c > ' ' && c < 0x7F);
    }

    private static boolean isHttp(URI uri) {
        String host = uri.getHost();
        if (host == null || uri.getPort() == 0 || uri.getPort() > 0xFFFF) {
            return false;
        }
        return "https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && LOOPBACK.contains(host));
    }

    private static IllegalArgumentException rule(@Nullable Throwable cause) {
        return new IllegalArgumentException(
                "it must be an https URL without user or fragment (http for 127.0.0.1, [::1] and localhost alone)",
                cause);
    }
}
