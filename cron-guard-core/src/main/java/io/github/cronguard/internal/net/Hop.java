package io.github.cronguard.internal.net;

import java.util.Optional;

/**
 * What a proxy said of the one that called it.
 *
 * @param node its address as it was written
 * @param https whether it came over TLS, if the proxy said so beside the address
 */
record Hop(String node, Optional<Boolean> https) {}
