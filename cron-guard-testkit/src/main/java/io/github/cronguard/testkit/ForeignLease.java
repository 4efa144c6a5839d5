package io.github.cronguard.testkit;

import io.github.cronguard.spi.Lease;
import java.time.Duration;

/** A lease of a lock that is not the storage's own, and that lasts. */
record ForeignLease(String name, String owner, long fence) implements Lease {

    @Override
    public Duration remaining() {
        return Duration.ofSeconds(90);
    }

    @Override
    public boolean extend(Duration ttl) {
        return true;
    }

    @Override
    public void close() {
        // Its lock knows what to do, and the storage must not need it.
    }
}
