package io.github.cronguard.internal.watch;

import io.github.cronguard.GuardClock;
import io.github.cronguard.alert.AlertKind;
import io.github.cronguard.internal.token.BearerTokenVerifier;
import io.github.cronguard.internal.token.OldToken;
import java.time.Duration;

/**
 * An old token that is still shown shortly before its end. Who has not seen it is no witness that nobody shows it: another node
 * may see it, so only one that has seen it ends the incident, a day after the last time. When the token itself has ended, any
 * node does.
 */
final class TokenJudge implements Judge {
    private static final long UNUSED = Duration.ofDays(1).toNanos();

    private final BearerTokenVerifier tokens;
    private final GuardClock clock;

    /** Uses that have been judged. */
    private long opened;

    private long resolved;

    TokenJudge(BearerTokenVerifier tokens, GuardClock clock) {
        this.tokens = tokens;
        this.clock = clock;
        this.opened = clock.nanoTime() - UNUSED;
        this.resolved = opened;
    }

    @Override
    public void judge(Look look) {
        if (!tokens.hasOld()) {
            look.resolve(AlertKind.OLD_TOKEN, "It has ended, or is not configured any more.");
            return;
        }
        OldToken used = tokens.oldToken().orElse(null);
        if (used == null) {
            return;
        }
        if (used.usedAt() != opened && used.near(clock.instant())) {
            opened = used.usedAt();
            look.open(
                    AlertKind.OLD_TOKEN,
                    "A caller still shows the old token of " + used.caller() + ", which ends at " + used.until()
                            + ". Give it the new one.");
        } else if (used.usedAt() != resolved && clock.nanoTime() - used.usedAt() >= UNUSED) {
            resolved = used.usedAt();
            look.resolve(AlertKind.OLD_TOKEN, "The old token has not been shown for a day.");
        }
    }
}
