package io.github.cronguard.jdbc.crash;

/** A dead node's code meets it wherever it would touch the world. It is no exception, so nothing goes on behind it. */
final class Stopped extends Error {
    private static final long serialVersionUID = 1L;

    Stopped() {
        super("This node is dead", null, false, false);
    }
}
