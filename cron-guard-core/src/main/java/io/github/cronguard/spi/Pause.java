package io.github.cronguard.spi;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A pause that is in force.
 *
 * @param scope {@value #ALL}, or a sequence's key
 * @param until when it ends by itself, or null if it does not
 * @param who paused
 * @param reason why, may be empty
 * @param pausedAt since when
 */
public record Pause(String scope, @Nullable Instant until, String who, String reason, Instant pausedAt) {
    /** The scope of a pause of everything. */
    public static final String ALL = "ALL";
}
