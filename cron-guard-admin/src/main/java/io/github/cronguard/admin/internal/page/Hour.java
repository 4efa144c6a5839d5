package io.github.cronguard.admin.internal.page;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The runs of one hour.
 *
 * @param start its beginning
 * @param ok how many did all
 * @param partial how many did a part, or were stopped
 * @param failed how many failed, or never said how they ended
 * @param going how many have not ended
 * @param p50 half of them took no longer than this, in milliseconds; null if none has ended
 * @param p95 95 in 100 of them took no longer than this
 * @param kind whether runs were expected, and are known
 */
public record Hour(
        Instant start,
        long ok,
        long partial,
        long failed,
        long going,
        @Nullable Long p50,
        @Nullable Long p95,
        Kind kind) {

    /** What an hour without runs means. */
    public enum Kind {
        /** It has runs, or none was expected, or it is not over. */
        PLAIN,
        /** No run came, and at least one was expected. */
        GAP,
        /** Not all its runs were read, so none is counted. */
        UNREAD
    }

    /**
     * All its runs.
     *
     * @return how many
     */
    public long all() {
        return ok + partial + failed + going;
    }
}
