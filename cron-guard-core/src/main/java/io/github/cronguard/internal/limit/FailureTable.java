package io.github.cronguard.internal.limit;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * A table of counters of fixed size. Each cell is one long: 28 bits that stand for the key, 16 of the window's number
 * and
 * 20 of the count. A key has eight cells to choose from; when all are taken in the current window the smallest count
 * gives
 * way, so that a flood of addresses cannot wash out the one that fails most.
 */
final class FailureTable {
    private static final int BUCKETS = 1 << 15;
    private static final int WAYS = 8;
    private static final int COUNT_BITS = 20;
    private static final int WINDOW_BITS = 16;
    private static final long MAX_COUNT = (1L << COUNT_BITS) - 1;
    private static final long WINDOW_MASK = (1L << WINDOW_BITS) - 1;

    private final AtomicLongArray cells = new AtomicLongArray(BUCKETS * WAYS);
    private final long seed;

    /**
     * An empty table.
     *
     * @param seed secret, so that nobody can choose addresses that meet in the same cells
     */
    FailureTable(long seed) {
        this.seed = seed;
    }

    /** Adds one and answers the count of this key in this window; it is never less than 1. */
    int increment(long key, long window) {
        long hash = mix(key ^ seed);
        int bucket = (int) (hash & (BUCKETS - 1)) * WAYS;
        // zero marks an empty cell, so the key's bits are never all zero
        long tag = (hash >>> 36 | 1) << WINDOW_BITS | (window & WINDOW_MASK);
        while (true) {
            int cell = choose(bucket, tag);
            long seen = cells.get(cell);
            boolean own = seen >>> COUNT_BITS == tag;
            long count = own ? Math.min(MAX_COUNT, (seen & MAX_COUNT) + 1) : 1;
            if (cells.compareAndSet(cell, seen, tag << COUNT_BITS | count)) {
                return (int) count;
            }
        }
    }

    /** The key's own cell, else one of another window, else the one with the smallest count. */
    private int choose(int bucket, long tag) {
        int free = -1;
        int smallest = bucket;
        for (int cell = bucket; cell < bucket + WAYS; cell++) {
            long seen = cells.get(cell);
            if (seen >>> COUNT_BITS == tag) {
                return cell;
            }
            boolean current = seen != 0 && (seen >>> COUNT_BITS & WINDOW_MASK) == (tag & WINDOW_MASK);
            free = free < 0 && !current ? cell : free;
            smallest = (seen & MAX_COUNT) < (cells.get(smallest) & MAX_COUNT) ? cell : smallest;
        }
        return free < 0 ? smallest : free;
    }

    /** Spreads every bit of the key over all bits; the constants are those of SplitMix64. */
    private static long mix(long key) {
        long z = key + 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
