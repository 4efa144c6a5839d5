package io.github.cronguard.internal.oidc;

import io.github.cronguard.GuardClock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an issuer's keys. Callers' threads read it and say what they miss; the guard's own thread fills it.
 *
 * <p>Keys are trusted for 24 hours after they were fetched: one that was withdrawn must not live for as long as somebody can
 * keep the guard from its issuer.
 */
final class IssuerKeys {
    static final Duration TRUSTED = Duration.ofHours(24);

    private final GuardClock clock;
    private volatile @Nullable Fetched fetched;
    private volatile boolean wanted;

    private record Fetched(KeySet keys, long at) {}

    IssuerKeys(GuardClock clock) {
        this.clock = clock;
    }

    /** Empty before the first fetch, and when they are too old. */
    Optional<KeySet> current() {
        Fetched last = fetched;
        return last == null || clock.nanoTime() - last.at > TRUSTED.toNanos()
                ? Optional.empty()
                : Optional.of(last.keys);
    }

    void replace(KeySet keys) {
        fetched = new Fetched(keys, clock.nanoTime());
    }

    /** Asks for a fetch before its time; it never waits for one. */
    void want() {
        wanted = true;
    }

    boolean wanted() {
        return wanted;
    }

    /** What is wanted from now on is wanted of the next fetch. */
    void fetching() {
        wanted = false;
    }
}
