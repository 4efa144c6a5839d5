package io.github.cronguard.admin;

import io.github.cronguard.spi.Bounds;

/**
 * A person who looks at the Admin Control Center.
 *
 * @param name stored in the audit with what they do, and shown to others; 1 to 64 characters without control characters
 * @param mayAct whether they may do more than look
 */
public record Operator(String name, boolean mayAct) {
    /**
     * Checks the name.
     *
     * @param name 1 to 64 characters without control characters
     * @param mayAct whether they may do more than look
     * @throws IllegalArgumentException if the name is empty, too long or holds control characters
     */
    public Operator {
        Bounds.required("An operator's name", name, Bounds.NAME);
    }
}
