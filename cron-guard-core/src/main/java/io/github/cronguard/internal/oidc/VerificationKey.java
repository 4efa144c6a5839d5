package io.github.cronguard.internal.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A public key of an issuer, with the algorithms that it is good for.
 *
 * @param id which tokens name
 * @param algorithms the key's type and its own {@code alg} say
 * @param verifier checks signatures; may be used by several threads
 */
record VerificationKey(String id, Set<SigningAlgorithm> algorithms, JWSVerifier verifier) {
    private static final int MIN_RSA_BITS = 2_048;
    /** The work of a check grows with the square of it. */
    private static final int MAX_RSA_BITS = 8_192;

    /** Empty for a key that is of no use here, as RFC 7517, section 5, advises: one such key does not spoil the others. */
    static Optional<VerificationKey> of(Map<String, Object> parameters) {
        try {
            JWK key = JWK.parse(parameters);
            Set<SigningAlgorithm> algorithms = algorithms(key);
            return algorithms.isEmpty() || !isForSignatures(key)
                    ? Optional.empty()
                    : Optional.of(new VerificationKey(key.getKeyID(), algorithms, verifier(key)));
        } catch (ParseException | JOSEException | RuntimeException unusable) {
            return Optional.empty();
        }
    }

    /** A key whose private half was published signs nothing, and one without an id is never asked for. */
    private static boolean isForSignatures(JWK key) {
        return key.getKeyID() != null
                && !key.isPrivate()
                && (key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE))
                && (key.getKeyOperations() == null || key.getKeyOperations().contains(KeyOperation.VERIFY));
    }

    private static Set<SigningAlgorithm> algorithms(JWK key) {
        return Arrays.stream(SigningAlgorithm.values())
                .filter(a -> a.keyType().equals(key.getKeyType()))
                .filter(a -> key.getAlgorithm() == null || key.getAlgorithm().equals(a.jws()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static JWSVerifier verifier(JWK key) throws JOSEException {
        if (key instanceof RSAKey rsa && isOfGoodSize(rsa.toRSAPublicKey())) {
            return new RSASSAVerifier(rsa.toRSAPublicKey());
        }
        if (key instanceof ECKey ec && ec.getCurve().equals(Curve.P_256)) {
            return new ECDSAVerifier(ec.toECPublicKey());
        }
        throw new JOSEException("a key of another size");
    }

    /** The number itself counts: the size that the library says is that of its text, with any zeros in front of it. */
    private static boolean isOfGoodSize(RSAPublicKey key) {
        int bits = key.getModulus().bitLength();
        return bits >= MIN_RSA_BITS && bits <= MAX_RSA_BITS;
    }

    /** Of the token's header the library sees the algorithm alone, which was checked. */
    boolean verifies(SigningAlgorithm algorithm, CompactToken token) {
        try {
            return algorithms.contains(algorithm)
                    && verifier.verify(
                            new JWSHeader(algorithm.jws()), token.signed(), new Base64URL(token.signature()));
        } catch (JOSEException | RuntimeException unusable) {
            return false;
        }
    }
}
