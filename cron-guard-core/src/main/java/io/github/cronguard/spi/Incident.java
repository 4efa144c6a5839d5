package io.github.cronguard.spi;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that is or was wrong, and what of it is to be told now.
 *
 * @param kind a word, e.g. {@code late}
 * @param number grows by one with each incident of this kind, from 1
 * @param telling which telling of it this is, from 1: the same for every attempt to tell it, and different for the reminder
 * @param detail what a person needs to know, at most 2,000 characters
 * @param openedAt since when, by the store's clock
 * @param resolvedAt when it ended, or null while it goes on
 * @param attempts how often this telling was tried before
 */
public record Incident(
        String kind,
        long number,
        int telling,
        String detail,
        Instant openedAt,
        @Nullable Instant resolvedAt,
        int attempts) {}
