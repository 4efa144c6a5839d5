package io.github.cronguard.internal.oidc;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks a token's header and signature. Keys, and places of keys, that the token itself names are not looked at. */
final class TokenSignature {
    private TokenSignature() {}

    /** What is wrong, without any part of the token; empty if the issuer has signed it. */
    static Optional<String> wrong(CompactToken token, IssuerKeys issuer) {
        Map<String, Object> header = token.header();
        Optional<SigningAlgorithm> algorithm = SigningAlgorithm.named(header.get("alg"));
        if (algorithm.isEmpty()) {
            return Optional.of("an algorithm that does not count");
        }
        if (header.containsKey("crit")) {
            return Optional.of("a header that must be understood and is not");
        }
        if (header.containsKey("typ") && !isJwt(header.get("typ"))) {
            return Optional.of("a token of another kind");
        }
        if (!(header.get("kid") instanceof String id)) {
            return Optional.of("no key id");
        }
        Optional<List<VerificationKey>> keys = issuer.current().map(known -> known.withId(id));
        if (keys.isEmpty() || keys.get().isEmpty()) {
            issuer.want();
            return Optional.of(keys.isEmpty() ? "no keys of the issuer" : "an unknown key id");
        }
        return keys.get().stream().anyMatch(key -> key.verifies(algorithm.get(), token))
                ? Optional.empty()
                : Optional.of("a signature that is not the issuer's");
    }

    private static boolean isJwt(@Nullable Object type) {
        return type instanceof String text && text.toLowerCase(Locale.ROOT).equals("jwt");
    }
}
