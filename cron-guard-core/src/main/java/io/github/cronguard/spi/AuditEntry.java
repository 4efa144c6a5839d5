package io.github.cronguard.spi;

import io.github.cronguard.internal.text.Visible;
import org.jspecify.annotations.Nullable;

/**
 * What an operator did, or tried and was refused.
 *
 * @param who the operator's name, 1 to 64 characters
 * @param action a word or two, 1 to 64 characters, e.g. {@code send-again}
 * @param target what it was done to, at most 255 characters, or null
 * @param reason why, in the operator's words, at most 500 characters, or null
 * @param detail what came of it, at most 2,000 characters, or null
 * @param refused whether nothing was done
 */
public record AuditEntry(
        String who,
        String action,
        @Nullable String target,
        @Nullable String reason,
        @Nullable String detail,
        boolean refused) {
    /**
     * Checks the name and the action, and makes the other texts harmless lines of the right length.
     *
     * @param who the operator's name, 1 to 64 characters
     * @param action a word or two, 1 to 64 characters, e.g. {@code send-again}
     * @param target what it was done to, at most 255 characters, or null
     * @param reason why, in the operator's words, at most 500 characters, or null
     * @param detail what came of it, at most 2,000 characters, or null
     * @param refused whether nothing was done
     * @throws IllegalArgumentException if the name or the action is empty, too long or holds control characters
     */
    public AuditEntry {
        Bounds.required("who", who, Bounds.NAME);
        Bounds.required("action", action, Bounds.NAME);
        target = target == null ? null : Visible.line(target, Bounds.CONTACT);
        reason = reason == null ? null : Visible.line(reason, Bounds.REASON);
        detail = detail == null ? null : Visible.line(detail, Bounds.ERROR);
    }
}
