package io.github.cronguard;

import io.github.cronguard.spi.Pause;
import io.github.cronguard.spi.RunRecord;
import io.github.cronguard.spi.StorageHealth;
import java.time.Duration;
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
 * @param pause the pause of everything, or null
 * @param silence how long no run has begun, counted from this process's start and from the end of the last pause of everything
 *     at the earliest
 * @param why what is wrong, or null when nothing is
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
        StorageHealth.@Nullable Holder lease,
        @Nullable Pause pause,
        Duration silence,
        @Nullable Why why) {

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

    /** What can be wrong, the first that fits. */
    public enum Cause {
        /** An operator has paused everything. */
        PAUSED,
        /** Late, while a run holds the lock. */
        LOCK_HELD,
        /** Late, while calls come and are refused. */
        CALLS_REFUSED,
        /** Late: no call has reached this application. */
        CALLS_STOPPED,
        /** No call has ever reached this application. */
        NEVER_CALLED,
        /** Calls come, and the last run failed. */
        RUNS_FAIL
    }

    /**
     * What is wrong, in words for an operator. It may name a node, an address, an operator and a pause's reason.
     *
     * @param cause in one word
     * @param sentence what is known of it
     * @param next what to do about it
     */
    public record Why(Cause cause, String sentence, String next) {}

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
