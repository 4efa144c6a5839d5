package io.github.cronguard.spi;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a chart shows of a run.
 *
 * @param id its id
 * @param status how it is or ended
 * @param startedAt when it started, by the store's clock
 * @param durationMs how long it took, or null
 */
public record RunSummary(
        RunId id,
        RunStatus status,
        Instant startedAt,
        @Nullable Long durationMs) {}
