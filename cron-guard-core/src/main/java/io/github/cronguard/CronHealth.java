package io.github.cronguard;

import io.github.cronguard.spi.RunRecord;
import io.github.cronguard.spi.StorageHealth;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How cron is.
 *
 * @param state on time, late, down or paused
 * @param at when this was read, by the storage's clock
 * @param lastRun the newest run, or null before the first one
 * @param lastSuccessAt when the newest successful run started, or null
 * @param backlog due steps, counted up to 1,000
 * @param oldestDueAt since when the oldest is due, or null
 * @param uncertain steps in doubt, counted up to 1,000
 * @param dead steps given up, counted up to 1,000
 * @param lease who holds the lock, or null when it is free
 */
public record CronHealth(
        State state,
        Instant at,
        @Nullable RunRecord lastRun,
        @Nullable Instant lastSuccessAt,
        long backlog,
        @Nullable Instant oldestDueAt,
        long uncertain,
        long dead,
        StorageHealth.@Nullable Holder lease) {

    /** The states. */
    public enum State {
        /** The last run began recently enough. */
        ON_TIME,
        /** No run began for {@code CRON_GUARD_LATE_AFTER}. */
        LATE,
        /** No run began for {@code CRON_GUARD_DOWN_AFTER}. */
        DOWN,
        /** An operator has paused everything. */
        PAUSED
    }

    /**
     * Whether it is late or down.
     *
     * @return true for {@link State#LATE} and {@link State#DOWN}
     */
    public boolean late() {
        return state == State.LATE || state == State.DOWN;
    }

    /**
     * Whether it is down.
     *
     * @return true for {@link State#DOWN}
     */
    public boolean down() {
        return state == State.DOWN;
    }
}
