package io.github.cronguard.internal.net;

import java.util.Optional;

/**
 * Who a request comes from.
 *
 * @param address the client's, or empty if it is not known
 * @param https whether it came over TLS to us or to a trusted proxy
 */
record Client(Optional<IpAddress> address, boolean https) {
    String ip() {
        return address.isEmpty() ? Finding.UNKNOWN : address.get().toString();
    }
}
