package io.github.cronguard.spi;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stored step as a person sees it. Times are the store's. What was enrolled with the contact is not in it.
 *
 * @param row the source's own number of the row, which orders the steps
 * @param key the step key
 * @param sequence the sequence's key
 * @param number the step's number
 * @param name the step's name
 * @param contact whom it is for
 * @param state how it is
 * @param dueAt since or from when it is due
 * @param attempts how many attempts were made
 * @param claimedAt when it was claimed last, or null
 * @param finishedAt when it ended, or null
 * @param run the run that claimed it last, or null
 * @param error why it failed or was skipped, or null
 */
public record StepRecord(
        long row,
        String key,
        String sequence,
        int number,
        String name,
        String contact,
        StepState state,
        Instant dueAt,
        int attempts,
        @Nullable Instant claimedAt,
        @Nullable Instant finishedAt,
        @Nullable RunId run,
        @Nullable String error) {}
