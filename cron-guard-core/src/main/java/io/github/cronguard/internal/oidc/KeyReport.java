package io.github.cronguard.internal.oidc;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log how it is with an issuer's keys, once for each change. Used by one thread. */
final class KeyReport {
    private static final Logger LOG = LoggerFactory.getLogger("io.github.cronguard.oidc");

    private enum State {
        NOT_ASKED,
        UNREACHED,
        GOOD,
        NONE,
        KEPT,
        TOO_OLD
    }

    private final String issuer;
    private State state = State.NOT_ASKED;

    KeyReport(String issuer) {
        this.issuer = issuer;
    }

    void fetched(int usable) {
        if (enter(usable > 0 ? State.GOOD : State.NONE)) {
            if (usable > 0) {
                LOG.info("OpenID Connect issuer {}: {} usable keys", issuer, usable);
            } else {
                LOG.warn("OpenID Connect issuer {} names no usable key: its tokens are refused", issuer);
            }
        }
    }

    void failed(String why) {
        if (state == State.NOT_ASKED) {
            enter(State.UNREACHED);
            LOG.warn("OpenID Connect issuer {}: no keys yet ({}); its tokens are refused until they come", issuer, why);
        } else if (state == State.GOOD || state == State.NONE) {
            enter(State.KEPT);
            LOG.warn("OpenID Connect issuer {}: keys not refreshed ({}); those known hold on for a day", issuer, why);
        }
    }

    void tooOld() {
        if (state == State.KEPT) {
            enter(State.TOO_OLD);
            LOG.warn("OpenID Connect issuer {}: keys not refreshed for a day; its tokens are refused", issuer);
        }
    }

    private boolean enter(State next) {
        boolean changed = state != next;
        state = next;
        return changed;
    }
}
