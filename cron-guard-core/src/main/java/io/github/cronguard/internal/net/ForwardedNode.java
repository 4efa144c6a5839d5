package io.github.cronguard.internal.net;

import java.util.Optional;

/** Reads one hop of a forwarding header: an address, which may have brackets and a port (RFC 7239, section 6). */
final class ForwardedNode {

    private ForwardedNode() {}

    /** The address; empty for {@code unknown}, obfuscated names and everything else. */
    static Optional<IpAddress> parse(String text) {
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            boolean whole = end > 0 && isPort(text.substring(end + 1));
            // brackets are for IPv6 alone
            String inner = whole ? text.substring(1, end) : "";
            return inner.indexOf(':') < 0 ? Optional.empty() : IpAddress.parse(inner);
        }
        int colon = text.indexOf(':');
        if (colon >= 0 && colon == text.lastIndexOf(':')) {
            return isPort(text.substring(colon)) ? IpAddress.parse(text.substring(0, colon)) : Optional.empty();
        }
        return IpAddress.parse(text);
    }

    private static boolean isPort(String text) {
        return text.isEmpty() || text.matches(":[0-9]{1,5}");
    }
}
