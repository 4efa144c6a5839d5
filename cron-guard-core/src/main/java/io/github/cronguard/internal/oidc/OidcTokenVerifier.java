package io.github.cronguard.internal.oidc;

import io.github.cronguard.CronRequest;
import io.github.cronguard.GuardClock;
import io.github.cronguard.internal.config.GuardConfig.Oidc;
import io.github.cronguard.internal.token.Presented;
import io.github.cronguard.spi.TokenVerifier;
import io.github.cronguard.spi.Verification;
import io.github.cronguard.spi.Verification.Scope;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Verifies OpenID Connect tokens that stand in the Authorization header as bearer tokens, as cloud schedulers and CI services
 * send them (OpenID Connect Core 1.0, section 3.1.3.7; RFC 8725). What is no such token, or one of an issuer that the settings
 * do not name, is left to the next verifier. Safe for use by several threads.
 *
 * <p>Nothing is fetched by whoever asks. The issuers' keys come in on a thread of the verifier's own, from its start until it
 * is closed; before the first ones are there, the issuer's tokens are refused like wrong ones, and so are they once the keys
 * are older than a day. Other credentials do not notice.
 */
public final class OidcTokenVerifier implements TokenVerifier, AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Map<String, TrustedIssuer> issuers;
    private final List<String> audiences;
    private final GuardClock clock;
    private final KeyThread thread;

    /**
     * A verifier that has no keys and does not fetch them yet.
     *
     * @param config whose tokens are good
     * @param clock its time of day says when a token ends, its ticker when keys are fetched and how old they are
     */
    public OidcTokenVerifier(Oidc config, GuardClock clock) {
        this(config, clock, PAUSE);
    }

    /** For tests, with another pause between two looks at what is to be fetched. */
    OidcTokenVerifier(Oidc config, GuardClock clock, Duration pause) {
        Map<String, IssuerKeys> keys = new LinkedHashMap<>();
        config.issuers().forEach(issuer -> keys.put(issuer, new IssuerKeys(clock)));
        this.issuers = keys.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, e -> TrustedIssuer.of(e.getKey(), config, e.getValue())));
        this.audiences = config.audiences();
        this.clock = clock;
        this.thread = new KeyThread(keys, clock, pause);
    }

    /** Begins to fetch keys; does not wait for them. */
    public void start() {
        thread.start();
    }

    @Override
    public Verification verify(CronRequest request) {
        Optional<CompactToken> token = Presented.bearer(request).flatMap(CompactToken::parse);
        if (token.isEmpty()) {
            return new Verification.Absent();
        }
        Optional<Claims> claims = token.get().claims();
        if (claims.isEmpty()) {
            return new Verification.Rejected("claims that cannot be read");
        }
        return claims.get()
                .text("iss")
                .flatMap(name -> Optional.ofNullable(issuers.get(name)))
                .map(issuer -> judge(issuer, token.get(), claims.get()))
                .orElseGet(Verification.Absent::new);
    }

    private Verification judge(TrustedIssuer issuer, CompactToken token, Claims claims) {
        Optional<String> wrong = TokenSignature.wrong(token, issuer.keys())
                .or(() -> claims.isFor(audiences) ? Optional.empty() : Optional.of("another audience"))
                .or(() -> claims.wrongTime(clock.instant()));
        if (wrong.isPresent()) {
            return new Verification.Rejected(wrong.get());
        }
        Optional<String> caller = issuer.caller(claims);
        return caller.isEmpty()
                ? new Verification.Rejected("another subject")
                : new Verification.Accepted(caller.get(), "oidc", Scope.RUN);
    }

    /** Ends the thread. Tokens of issuers whose keys are known are still verified. */
    @Override
    public void close() {
        thread.close();
    }
}
