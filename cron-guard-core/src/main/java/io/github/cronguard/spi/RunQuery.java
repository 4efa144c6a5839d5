package io.github.cronguard.spi;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which runs a page shows. Pages are found by key: the one behind begins {@code before} the last run of this one, the one in
 * front ends {@code after} its first.
 *
 * <p>Newest first is by the start, and by the id where that is the same. Ids grow with the start, but for runs that started
 * while the store's clock was set back: {@code before} and {@code after} follow the order of the page.
 *
 * @param status only these, or null for all
 * @param caller only this caller's, or null for all
 * @param requestId only those of this correlation id, or null for all
 * @param from only runs started then or later, or null
 * @param to only runs started before, or null
 * @param before only runs behind this one, which need not be there any more, or null
 * @param after only runs in front of this one, or null; if it is set, the ones next to it are taken
 * @param limit how many at most, 1 to 1,000
 */
public record RunQuery(
        @Nullable RunStatus status,
        @Nullable String caller,
        @Nullable String requestId,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable RunId before,
        @Nullable RunId after,
        int limit) {
    /**
     * Checks the limit.
     *
     * @param status only these, or null for all
     * @param caller only this caller's, or null for all
     * @param requestId only those of this correlation id, or null for all
     * @param from only runs started then or later, or null
     * @param to only runs started before, or null
     * @param before only runs behind this one, which need not be there any more, or null
     * @param after only runs in front of this one, or null; if it is set, the ones next to it are taken
     * @param limit how many at most, 1 to 1,000
     * @throws IllegalArgumentException if the limit is not from 1 to 1,000
     */
    public RunQuery {
        Bounds.limit("limit", limit, 1_000);
    }

    /**
     * The newest runs.
     *
     * @param limit how many at most, 1 to 1,000
     * @return a query for all of them
     */
    public static RunQuery newest(int limit) {
        return new RunQuery(null, null, null, null, null, null, null, limit);
    }

    /**
     * Only the runs that are or ended so.
     *
     * @param only the status, or null for all
     * @return another query
     */
    public RunQuery withStatus(@Nullable RunStatus only) {
        return new RunQuery(only, caller, requestId, from, to, before, after, limit);
    }

    /**
     * Only one caller's runs.
     *
     * @param only the caller's name, or null for all
     * @return another query
     */
    public RunQuery withCaller(@Nullable String only) {
        return new RunQuery(status, only, requestId, from, to, before, after, limit);
    }

    /**
     * Only the runs of one correlation id.
     *
     * @param only the id, or null for all
     * @return another query
     */
    public RunQuery withRequestId(@Nullable String only) {
        return new RunQuery(status, caller, only, from, to, before, after, limit);
    }

    /**
     * Only the runs of some time.
     *
     * @param since started then or later, or null
     * @param until started before, or null
     * @return another query
     */
    public RunQuery between(@Nullable Instant since, @Nullable Instant until) {
        return new RunQuery(status, caller, requestId, since, until, before, after, limit);
    }

    /**
     * The page behind a run.
     *
     * @param run the last one of the page in front, or null for the first page
     * @return another query
     */
    public RunQuery before(@Nullable RunId run) {
        return new RunQuery(status, caller, requestId, from, to, run, null, limit);
    }

    /**
     * The page in front of a run.
     *
     * @param run the first one of the page behind
     * @return another query
     */
    public RunQuery after(RunId run) {
        return new RunQuery(status, caller, requestId, from, to, null, run, limit);
    }
}
