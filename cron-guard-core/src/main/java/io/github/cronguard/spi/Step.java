package io.github.cronguard.spi;

import java.time.Instant;
import java.util.Map;

/**
 * A due step of one contact, claimed by a run.
 *
 * @param key the idempotency key: the same for every attempt, unique, 1 to 160 characters
 * @param row the source's own number of the row; zero where it has none
 * @param sequence the sequence's key
 * @param number the step's number in its sequence
 * @param name the step's name, a label
 * @param contact whom it is for
 * @param attributes what was enrolled with the contact
 * @param attempts how many attempts were made before this one
 * @param dueAt since when it is due
 */
public record Step(
        String key,
        long row,
        String sequence,
        int number,
        String name,
        String contact,
        Map<String, String> attributes,
        int attempts,
        Instant dueAt) {
    /**
     * Takes a copy of the attributes.
     *
     * @param key the idempotency key: the same for every attempt, unique, 1 to 160 characters
     * @param row the source's own number of the row; zero where it has none
     * @param sequence the sequence's key
     * @param number the step's number in its sequence
     * @param name the step's name, a label
     * @param contact whom it is for
     * @param attributes what was enrolled with the contact
     * @param attempts how many attempts were made before this one
     * @param dueAt since when it is due
     */
    public Step {
        attributes = Map.copyOf(attributes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Step step && key.equals(step.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }
}
