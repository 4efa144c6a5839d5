package io.github.cronguard.internal.signature;

import io.github.cronguard.CronRequest;
import io.github.cronguard.GuardClock;
import io.github.cronguard.spi.TokenVerifier;
import io.github.cronguard.spi.Verification;
import io.github.cronguard.spi.Verification.Scope;
import io.github.cronguard.token.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Verifies requests that are signed after Standard Webhooks 1.0: HMAC-SHA256 over id, timestamp and the raw body, at most
 * five minutes from now. That an id is executed once is the matter of the delivery gate. Safe for use by several threads.
 */
public final class SignedRequestVerifier implements TokenVerifier {
    /** The caller's name of every signed request; no named token may have it. */
    public static final String CALLER = "signed";

    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final SigningKeys keys;
    private final GuardClock clock;

    /**
     * A verifier.
     *
     * @param secrets the live ones, in Base64 without a prefix
     * @param clock its time of day is compared with the timestamps
     */
    public SignedRequestVerifier(List<Secret> secrets, GuardClock clock) {
        this.keys = new SigningKeys(secrets);
        this.clock = clock;
    }

    @Override
    public Verification verify(CronRequest request) {
        if (!isSigned(request)) {
            return new Verification.Absent();
        }
        Optional<SignedHead> head = SignedHead.of(request);
        if (head.isEmpty()) {
            return new Verification.Rejected("malformed signature headers");
        }
        Duration age = Duration.between(head.get().at(), clock.instant()).abs();
        if (age.compareTo(TOLERANCE) > 0) {
            return new Verification.Rejected("timestamp too far from now");
        }
        if (request.bodyPending()) {
            return new Verification.Undecided();
        }
        return keys.signed(head.get(), request.body())
                ? new Verification.Accepted(CALLER, "signature", Scope.RUN)
                : new Verification.Rejected("wrong signature");
    }

    /**
     * Whether a request shows a signature, of any kind.
     *
     * @param request any
     * @return true if the header is there
     */
    public static boolean isSigned(CronRequest request) {
        return !request.headers(SignedHead.SIGNATURE).isEmpty();
    }
}
