package io.github.cronguard.jdbc.internal;

import java.time.Duration;

/**
 * How long a piece of work waits, at most. The lock wait is the shortest, so that it ends as an error with a reason and not
 * as a broken connection.
 *
 * @param network for an answer of the database
 * @param lock for a row that another transaction holds
 * @param idle how long a transaction may do nothing before the database ends it, where it can
 */
public record Patience(Duration network, Duration lock, Duration idle) {
    private static final Duration ACQUIRE = Duration.ofSeconds(2);
    private static final Duration NETWORK = Duration.ofSeconds(30);
    private static final Duration ROW = Duration.ofSeconds(20);

    /**
     * For the lock and its heartbeat.
     *
     * @param ttl the lease's time to live
     * @return a sixth of it for the network, 2 s at most for the row
     */
    public static Patience ofLock(Duration ttl) {
        return new Patience(ttl.dividedBy(6), least(ACQUIRE, ttl.dividedBy(8)), ttl.dividedBy(6));
    }

    /**
     * For everything else.
     *
     * @param ttl the lease's time to live
     * @return 30 s for the network, a sixth of the lease for rows and idleness
     */
    public static Patience ofWork(Duration ttl) {
        return new Patience(NETWORK, least(ROW, ttl.dividedBy(6)), ttl.dividedBy(6));
    }

    /**
     * For transactions with a host's code in them, which never touch the lock's row.
     *
     * @param ttl the lease's time to live
     * @return as for other work, but idle for as long as the lease lasts
     */
    public static Patience ofHostCode(Duration ttl) {
        return new Patience(NETWORK, least(ROW, ttl.dividedBy(6)), ttl);
    }

    /**
     * The network's part, as JDBC wants it.
     *
     * @return at least 1 ms: zero would mean without end
     */
    public int networkMillis() {
        return (int) Math.max(1, Math.min(network.toMillis(), Integer.MAX_VALUE));
    }

    /**
     * The row's part, as databases want it.
     *
     * @return at least 1 ms: zero would mean without end
     */
    public long lockMillis() {
        return Math.max(1, lock.toMillis());
    }

    /**
     * The idle part, as databases want it.
     *
     * @return at least 1 ms: zero would mean without end
     */
    public long idleMillis() {
        return Math.max(1, idle.toMillis());
    }

    private static Duration least(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
