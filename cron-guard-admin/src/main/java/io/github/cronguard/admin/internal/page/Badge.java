package io.github.cronguard.admin.internal.page;

import io.github.cronguard.CronHealth;
import io.github.cronguard.spi.EnrollmentState;
import io.github.cronguard.spi.RunStatus;
import io.github.cronguard.spi.StepState;

/**
 * How something is: a shape and a word, for colour never stands alone.
 *
 * @param shape which icon: disc, ring, triangle, cross, bars, query, dash
 * @param word what it says
 * @param tone a class of the style sheet: ok, late, down, uncertain, going, calm
 */
public record Badge(String shape, String word, String tone) {

    static Badge of(RunStatus status) {
        return switch (status) {
            case RUNNING -> new Badge("ring", "RUNNING", "going");
            case OK -> new Badge("disc", "OK", "ok");
            case PARTIAL -> new Badge("triangle", "PARTIAL", "late");
            case FAILED -> new Badge("cross", "FAILED", "down");
            case INTERRUPTED -> new Badge("triangle", "INTERRUPTED", "late");
            case LOCK_LOST -> new Badge("cross", "LOCK LOST", "down");
            case ABANDONED -> new Badge("query", "ABANDONED", "down");
        };
    }

    static Badge of(StepState state) {
        return switch (state) {
            case PENDING -> new Badge("ring", "pending", "calm");
            case CLAIMED -> new Badge("ring", "claimed", "going");
            case QUEUED -> new Badge("ring", "queued", "going");
            case UNCERTAIN -> new Badge("query", "uncertain", "uncertain");
            case DEAD -> new Badge("cross", "dead", "down");
            case DONE -> new Badge("disc", "done", "ok");
            case SKIPPED -> new Badge("dash", "skipped", "calm");
            case CANCELLED -> new Badge("dash", "cancelled", "calm");
        };
    }

    static Badge of(EnrollmentState state) {
        return switch (state) {
            case ACTIVE -> new Badge("ring", "active", "going");
            case PAUSED -> new Badge("bars", "paused", "late");
            case CANCELLED -> new Badge("dash", "cancelled", "calm");
            case FINISHED -> new Badge("disc", "finished", "ok");
        };
    }

    static Badge of(CronHealth.State state, boolean called) {
        return switch (state) {
            case ON_TIME -> called ? new Badge("disc", "ON TIME", "ok") : new Badge("ring", "WAITING", "calm");
            case LATE -> new Badge("triangle", "LATE", "late");
            case DOWN -> new Badge("cross", "DOWN", "down");
            case PAUSED -> new Badge("bars", "PAUSED", "late");
        };
    }
}
