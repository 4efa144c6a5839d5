package io.github.cronguard.spi;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How many triggers were refused for one reason.
 *
 * @param reason a word
 * @param count how many
 * @param firstMinute the first minute of them
 * @param lastMinute the last minute of them
 * @param lastIp a client address of the last minute, or null
 * @param lastRequestId a correlation id of the last minute, or null
 */
public record RefusalTotal(
        String reason,
        long count,
        Instant firstMinute,
        Instant lastMinute,
        @Nullable String lastIp,
        @Nullable String lastRequestId) {}
