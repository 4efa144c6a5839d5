package io.github.cronguard.internal.oidc;

import io.github.cronguard.internal.config.GuardConfig.Oidc;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An issuer of the settings.
 *
 * @param keys what is known of its keys
 * @param callers the names of the subjects that may call, by subject
 */
record TrustedIssuer(IssuerKeys keys, Map<String, String> callers) {

    static TrustedIssuer of(String issuer, Oidc config, IssuerKeys keys) {
        Map<String, String> callers = new HashMap<>();
        config.subjects().stream()
                .filter(s -> s.of(issuer))
                // an entry for this issuer alone is the closer one
                .forEach(s ->
                        callers.merge(s.text(), CallerName.of(s), (one, other) -> s.issuer() == null ? one : other));
        return new TrustedIssuer(keys, Map.copyOf(callers));
    }

    /** The caller whose subject or verified address stands in the settings, whole. */
    Optional<String> caller(Claims claims) {
        return claims.text("sub")
                .map(callers::get)
                .or(() -> claims.verifiedEmail().map(callers::get));
    }
}
