package io.github.cronguard.internal.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyType;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The algorithms that count, one for each kind of signature that issuers of such tokens use (RFC 7518, section 3.1): RS256
 * is what OpenID Connect makes every issuer know. A shared secret would let everybody who can check a token make one.
 */
enum SigningAlgorithm {
    RS256,
    PS256,
    ES256;

    /** The one that a header names, in the very letters. */
    static Optional<SigningAlgorithm> named(@Nullable Object name) {
        return Arrays.stream(values()).filter(a -> a.name().equals(name)).findFirst();
    }

    JWSAlgorithm jws() {
        return JWSAlgorithm.parse(name());
    }

    KeyType keyType() {
        return this == ES256 ? KeyType.EC : KeyType.RSA;
    }
}
