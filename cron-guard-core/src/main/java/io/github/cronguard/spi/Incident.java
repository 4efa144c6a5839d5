package io.github.cronguard.spi;

import io.github.cronguard.internal.text.Visible;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that is or was wrong, and what of it is to be told now.
 *
 * @param kind a word, e.g. {@code late}
 * @param number grows by one with each incident of this kind, from 1
 * @param telling which telling of it this is, from 1: the same for every attempt to tell it, and different for the reminder
 * @param detail what a person needs to know, at most 2,000 characters
 * @param openedAt when it was first seen, by the store's clock
 * @param resolvedAt when its end was seen, or null while it goes on
 * @param attempts how often this telling was tried before
 */
public record Incident(
        String kind,
        long number,
        int telling,
        String detail,
        Instant openedAt,
        @Nullable Instant resolvedAt,
        int attempts) {
    /**
     * A detail as it is stored: one line of at most 2,000 characters, with control, format and broken characters written as
     * escapes.
     *
     * @param detail from anywhere
     * @return harmless in a log, a table and a mail
     */
    public static String line(String detail) {
        return Visible.line(detail, Bounds.ERROR);
    }
}
