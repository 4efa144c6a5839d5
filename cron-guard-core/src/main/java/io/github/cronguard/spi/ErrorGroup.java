package io.github.cronguard.spi;

/**
 * Steps that failed alike.
 *
 * @param error the error's text; empty if none is stored
 * @param count how many, of the newest 1,000
 */
public record ErrorGroup(String error, long count) {}
