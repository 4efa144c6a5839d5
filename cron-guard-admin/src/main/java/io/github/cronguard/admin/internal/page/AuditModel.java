package io.github.cronguard.admin.internal.page;

import java.util.List;

/**
 * What operators did and were refused.
 *
 * @param rows newest first
 * @param pager the ways to the next pages
 */
public record AuditModel(List<Row> rows, Pager pager) {

    /**
     * An entry.
     *
     * @param at when
     * @param who the operator
     * @param action what
     * @param target to what
     * @param reason why
     * @param detail what came of it
     * @param refused whether nothing was done
     */
    public record Row(
            When at, String who, String action, String target, String reason, String detail, boolean refused) {}
}
