package io.github.cronguard.internal.heartbeat;

import io.github.cronguard.spi.RunId;
import java.net.URI;

/**
 * A call to be made.
 *
 * @param run of which run
 * @param url where to, a secret
 */
record Ping(RunId run, URI url) {

    /** Without the address. */
    @Override
    public String toString() {
        return "Ping[" + run + ", " + url.getHost() + "]";
    }
}
