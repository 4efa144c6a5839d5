package io.github.cronguard;

import io.github.cronguard.spi.Bounds;

/**
 * A trigger that did not come over HTTP.
 *
 * @param kind who pulled it
 * @param name the operator's or the timer's name, 1 to 64 characters; stored as the run's caller
 */
public record Trigger(Kind kind, String name) {

    /** Who can pull a trigger inside the application. */
    public enum Kind {
        /** A person. */
        MANUAL,
        /** A timer of the host's own. */
        TIMER
    }

    /**
     * Checks the name.
     *
     * @param kind who pulled it
     * @param name the operator's or the timer's name, 1 to 64 characters; stored as the run's caller
     * @throws IllegalArgumentException if the name is empty, too long or holds control characters
     */
    public Trigger {
        Bounds.required("A trigger's name", name, Bounds.NAME);
    }

    /**
     * A person starts a run.
     *
     * @param operator the person's name, 1 to 64 characters
     * @return the trigger
     * @throws IllegalArgumentException if the name is empty, too long or holds control characters
     */
    public static Trigger manual(String operator) {
        return new Trigger(Kind.MANUAL, operator);
    }

    /**
     * A timer of the host's own starts a run.
     *
     * @param name the timer's name, 1 to 64 characters
     * @return the trigger
     * @throws IllegalArgumentException if the name is empty, too long or holds control characters
     */
    public static Trigger timer(String name) {
        return new Trigger(Kind.TIMER, name);
    }
}
