package io.github.cronguard;

import java.time.Duration;

/**
 * How the backlog has changed.
 *
 * @param before due steps at first, counted up to 1,000
 * @param now due steps at last, counted up to 1,000
 * @param over how much time lies between
 */
public record BacklogChange(long before, long now, Duration over) {}
