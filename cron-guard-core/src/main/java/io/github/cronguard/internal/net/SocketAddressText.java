package io.github.cronguard.internal.net;

import java.util.Optional;

/**
 * Reads a socket's address as containers write it: some put IPv6 in brackets, and a link-local one has the zone of the
 * kernel behind it, which is not part of the address. It does not come from the client.
 */
final class SocketAddressText {

    private SocketAddressText() {}

    static Optional<IpAddress> parse(String peer) {
        boolean brackets = peer.startsWith("[") && peer.endsWith("]");
        String inner = brackets ? peer.substring(1, peer.length() - 1) : peer;
        int zone = inner.indexOf(':') >= 0 ? inner.indexOf('%') : -1;
        return IpAddress.parse(zone < 0 ? inner : inner.substring(0, zone));
    }
}
