package io.github.cronguard.internal.token;

import io.github.cronguard.GuardClock;
import io.github.cronguard.internal.config.GuardConfig.NamedToken;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log of callers that still show a token whose place another one has taken. Safe for use by several threads. */
final class OutgoingTokens {
    private static final Logger LOG = LoggerFactory.getLogger(OutgoingTokens.class);

    private static final long PAUSE = Duration.ofHours(6).toNanos();

    private final GuardClock clock;
    private final AtomicLong said;
    private final AtomicReference<@Nullable OldToken> used = new AtomicReference<>();

    OutgoingTokens(GuardClock clock) {
        this.clock = clock;
        this.said = new AtomicLong(clock.nanoTime() - PAUSE);
    }

    /** A right token was shown, which may have ended. One line in six hours at most. */
    void presented(NamedToken token) {
        long now = clock.nanoTime();
        Instant until = token.until();
        if (token.outgoing() && until != null) {
            used.set(new OldToken(token.caller(), until, now));
        }
        long last = said.get();
        if (token.outgoing() && now - last >= PAUSE && said.compareAndSet(last, now)) {
            say(token.caller(), until == null ? Instant.MAX : until);
        }
    }

    /** The last use of one that has an end. */
    Optional<OldToken> used() {
        return Optional.ofNullable(used.get());
    }

    private void say(String caller, Instant until) {
        Instant now = clock.instant();
        if (!now.isBefore(until)) {
            LOG.warn(
                    "A caller shows the old token of {}, which ended at {}: it is refused until it has the new one",
                    caller,
                    until);
        } else if (!now.isBefore(until.minus(OldToken.NEAR))) {
            LOG.warn("The old token of {} is still in use; it ends at {}: give its caller the new one", caller, until);
        } else {
            LOG.info("The old token of {} is still in use", caller);
        }
    }
}
