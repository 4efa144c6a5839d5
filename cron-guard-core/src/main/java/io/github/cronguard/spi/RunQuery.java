package io.github.cronguard.spi;

import org.jspecify.annotations.Nullable;

/**
 * Which runs a page shows, newest first.
 *
 * @param status only these, or null for all
 * @param caller only this caller's, or null for all
 * @param before only runs with a smaller id: the last one of the page in front, or null for the first page
 * @param limit how many at most, 1 to 1,000
 */
public record RunQuery(
        @Nullable RunStatus status,
        @Nullable String caller,
        @Nullable RunId before,
        int limit) {
    /**
     * Checks the limit.
     *
     * @param status only these, or null for all
     * @param caller only this caller's, or null for all
     * @param before only runs with a smaller id: the last one of the page in front, or null for the first page
     * @param limit how many at most, 1 to 1,000
     * @throws IllegalArgumentException if the limit is not from 1 to 1,000
     */
    public RunQuery {
        if (limit < 1 || limit > 1_000) {
            throw new IllegalArgumentException("limit must be from 1 to 1000, but is " + limit);
        }
    }
}
