package io.github.cronguard.spi;

import io.github.cronguard.GuardClock;
import io.github.cronguard.sequence.Sequence;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a storage is told of the guard that it serves.
 *
 * @param guard the guard's name, 1 to 64 characters: part of every key
 * @param sequences the definitions that this guard runs
 * @param defaultSequence the sequence of an enrollment that names none
 * @param rateLimits the limits of callers, for a limiter that lies in the storage
 * @param leaseTtl the lease's time to live: waits for the lock's row are bounded by parts of it
 * @param schema what to do about the tables
 * @param tablePrefix put in front of each table's name
 * @param clock the guard's clocks
 */
public record StorageContext(
        String guard,
        List<Sequence> sequences,
        String defaultSequence,
        List<RateLimit> rateLimits,
        Duration leaseTtl,
        InitializeSchema schema,
        String tablePrefix,
        GuardClock clock) {

    /** What to do about the tables at start. */
    public enum InitializeSchema {
        /** Make them if the database is an embedded one. */
        EMBEDDED,
        /** Make them if they are not there. */
        ALWAYS,
        /** Only look whether they are there. */
        NEVER
    }

    /**
     * Checks the name and takes copies.
     *
     * @param guard the guard's name, 1 to 64 characters: part of every key
     * @param sequences the definitions that this guard runs
     * @param defaultSequence the sequence of an enrollment that names none
     * @param rateLimits the limits of callers, for a limiter that lies in the storage
     * @param leaseTtl the lease's time to live: waits for the lock's row are bounded by parts of it
     * @param schema what to do about the tables
     * @param tablePrefix put in front of each table's name
     * @param clock the guard's clocks
     * @throws IllegalArgumentException if the guard's name is empty, too long or holds control characters
     */
    public StorageContext {
        Bounds.required("guard", guard, Bounds.NAME);
        sequences = List.copyOf(sequences);
        rateLimits = List.copyOf(rateLimits);
    }

    /**
     * The definition of a sequence.
     *
     * @param key the sequence's key
     * @return the definition, or empty if this guard has none
     */
    public Optional<Sequence> sequence(String key) {
        return sequences.stream().filter(s -> s.key().equals(key)).findFirst();
    }

    /**
     * The definition of a sequence that a caller names.
     *
     * @param key the sequence's key
     * @return the definition
     * @throws IllegalArgumentException if this guard has none; the message names those that it has
     */
    public Sequence required(String key) {
        return sequence(key)
                .orElseThrow(
                        () -> new IllegalArgumentException("This guard has no such sequence; it has " + sequences));
    }

    /**
     * Whether this guard's definitions have a step.
     *
     * @param key the sequence's key
     * @param number the step's number
     * @return false if they have no such sequence, or the sequence has no such step (any more, or yet)
     */
    public boolean hasStep(String key, int number) {
        return sequence(key).flatMap(sequence -> sequence.step(number)).isPresent();
    }
}
