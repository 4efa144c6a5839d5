package io.github.cronguard.admin.internal.page;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time on a page: its age first, then itself.
 *
 * @param iso as a machine reads it
 * @param ago how long ago
 * @param utc as {@code 2026-11-24 12:04:10 UTC}
 */
public record When(String iso, String ago, String utc) {
    static When of(Instant now, Instant time) {
        return new When(Times.iso(time), Times.ago(now, time), Times.utc(time));
    }

    static @Nullable When orNull(Instant now, @Nullable Instant time) {
        return time == null ? null : of(now, time);
    }
}
