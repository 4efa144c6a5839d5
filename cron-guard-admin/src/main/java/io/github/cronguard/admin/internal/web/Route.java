package io.github.cronguard.admin.internal.web;

import java.util.List;

/**
 * What lies at a path.
 *
 * @param kind who may ask for it, and how
 * @param name the action's name, or the page's for a log
 * @param view answers
 */
public record Route(Kind kind, String name, View view) {

    /** Who may ask for something, and how. */
    public enum Kind {
        /** A page that everybody may see. */
        PAGE("GET", "HEAD"),
        /** A part of a page, asked for again and again: an unchanged one is not sent twice. */
        FRAGMENT("GET", "HEAD"),
        /** A page for those who may act. */
        ACTORS_PAGE("GET", "HEAD"),
        /** Asks before an action; ticked rows are too many for an address, so that it may be posted to. */
        CONFIRM("GET", "HEAD", "POST"),
        /** Acts. */
        ACTION("POST");

        /** In the order of the alphabet, as for {@code Allow}. */
        private final String methods;

        Kind(String... methods) {
            this.methods = String.join(", ", methods);
        }

        boolean takes(String method) {
            return List.of(methods.split(", ")).contains(method);
        }

        String allow() {
            return methods;
        }

        boolean acts() {
            return this == CONFIRM || this == ACTION;
        }
    }
}
