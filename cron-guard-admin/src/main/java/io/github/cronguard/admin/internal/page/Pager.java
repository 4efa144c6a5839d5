package io.github.cronguard.admin.internal.page;

import org.jspecify.annotations.Nullable;

/**
 * The ways from one page of a list to the next ones, by key: there are no page numbers and no total.
 *
 * @param newer a path with its query, or null on the first page
 * @param older a path with its query, or null on the last page
 */
public record Pager(@Nullable String newer, @Nullable String older) {
    /** How many rows a page has. */
    static final int ROWS = 100;
}
