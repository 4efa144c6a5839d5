package io.github.cronguard.internal.limit;

import io.github.cronguard.GuardClock;
import io.github.cronguard.internal.net.IpAddress;
import io.github.cronguard.spi.RateLimit;
import io.github.cronguard.spi.RateLimitResult;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;

/**
 * Counts failures for each address, IPv6 by /64, in fixed windows. The success path never asks it, so that a wrong
 * token
 * cannot block the right one. Its memory is 2 MB, however many addresses fail; it takes no lock. Safe for use by
 * several
 * threads.
 */
public final class FailureLimiter {
    private final RateLimit limit;
    private final GuardClock clock;
    private final long origin;
    private final FailureTable table;

    /**
     * A limiter.
     *
     * @param limit for each address
     * @param clock its ticker moves the windows
     */
    public FailureLimiter(RateLimit limit, GuardClock clock) {
        this(limit, clock, new FailureTable(new SecureRandom().nextLong()));
    }

    FailureLimiter(RateLimit limit, GuardClock clock, FailureTable table) {
        this.limit = limit;
        this.clock = clock;
        this.origin = clock.nanoTime();
        this.table = table;
    }

    /**
     * Counts one failure.
     *
     * @param clientIp the client's address; what is no address is counted together
     * @return whether it is still within the limit, and else how long until the window ends
     */
    public RateLimitResult record(String clientIp) {
        long window = limit.window().toNanos();
        long elapsed = clock.nanoTime() - origin;
        int count = table.increment(key(clientIp), elapsed / window);
        boolean allowed = count <= limit.permits();
        long left = Math.max(0, limit.permits() - count);
        Duration wait = left > 0 ? Duration.ZERO : Duration.ofNanos(window - elapsed % window);
        return new RateLimitResult(allowed, limit.permits(), left, wait);
    }

    /** What it allows. */
    public RateLimit limit() {
        return limit;
    }

    private static long key(String clientIp) {
        Optional<IpAddress> address = IpAddress.parse(clientIp);
        // an IPv4 address has 32 bits; the upper half of an IPv6 address that looks like one is not in use (::/32)
        if (address.isEmpty()) {
            return -1;
        }
        return address.get().isIpv4() ? address.get().low() : address.get().high();
    }
}
