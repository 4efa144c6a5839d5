package io.github.cronguard.internal.token;

import java.time.Duration;
import java.time.Instant;

/**
 * A use of a token whose place another one has taken.
 *
 * @param caller whose
 * @param until when it ends
 * @param usedAt when it was shown last, by the guard's ticker
 */
public record OldToken(String caller, Instant until, long usedAt) {

    /** From here to the token's end its use is a warning. */
    static final Duration NEAR = Duration.ofDays(7);

    /**
     * Whether its end is near and has not come.
     *
     * @param now by the guard's time of day
     * @return true in the last 7 days
     */
    public boolean near(Instant now) {
        return now.isBefore(until) && !now.isBefore(until.minus(NEAR));
    }
}
