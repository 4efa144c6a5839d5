package io.github.cronguard.internal.oidc;

import static io.github.cronguard.internal.oidc.TestKeys.jwk;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which keys of a set are of use, by what they say of themselves. */
class VerificationKeyTest {

    private static Map<String, Object> without(String name, Map<String, Object> key) {
        key.remove(name);
        return key;
    }

    private static Optional<VerificationKey> ofBits(int bits, int zeros) {
        byte[] modulus = BigInteger.ONE.shiftLeft(bits - 1).setBit(0).toByteArray();
        byte[] padded = new byte[zeros + modulus.length];
        System.arraycopy(modulus, 0, padded, zeros, modulus.length);
        return VerificationKey.of(jwk("rsa", TestKeys.RSA, "n", TestKeys.base64(padded)));
    }

    @Test
    void anRsaKeyHas2048To8192Bits() {
        assertThat(ofBits(2_047, 0)).isEmpty();
        assertThat(ofBits(2_048, 0)).isPresent();
        assertThat(ofBits(8_192, 0)).isPresent();
        assertThat(ofBits(8_193, 0)).isEmpty();
    }

    @Test
    void zerosInFrontOfItMakeAnRsaKeyNoLarger() {
        assertThat(ofBits(1_024, 128)).isEmpty();
        assertThat(ofBits(2_048, 128)).isPresent();
        assertThat(ofBits(8_192, 1)).isPresent();
    }

    @Test
    void aKeySaysWhichAlgorithmsItIsGoodFor() {
        assertThat(VerificationKey.of(jwk("rsa", TestKeys.RSA)))
                .hasValueSatisfying(key -> assertThat(key.algorithms())
                        .containsExactlyInAnyOrder(SigningAlgorithm.RS256, SigningAlgorithm.PS256));
        assertThat(VerificationKey.of(jwk("rsa", TestKeys.RSA, "alg", "PS256")))
                .hasValueSatisfying(key -> assertThat(key.algorithms()).containsExactly(SigningAlgorithm.PS256));
        assertThat(VerificationKey.of(jwk("ec", TestKeys.EC)))
                .hasValueSatisfying(key -> assertThat(key.algorithms()).containsExactly(SigningAlgorithm.ES256));
        assertThat(VerificationKey.of(jwk("rsa", TestKeys.RSA, "alg", "RS512"))).isEmpty();
    }

    @Test
    void aKeyNeedsAnIdButNoUse() {
        assertThat(VerificationKey.of(without("use", jwk("rsa", TestKeys.RSA)))).isPresent();
        assertThat(VerificationKey.of(jwk("rsa", TestKeys.RSA, "key_ops", List.of("verify"))))
                .isPresent();
        assertThat(VerificationKey.of(without("kid", jwk("rsa", TestKeys.RSA)))).isEmpty();
    }

    @Test
    void anEllipticKeyIsAPointOfP256() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp384r1"));
        assertThat(VerificationKey.of(jwk("ec", generator.generateKeyPair(), "crv", "P-384")))
                .isEmpty();
        assertThat(VerificationKey.of(jwk("ec", TestKeys.EC, "x", TestKeys.base64(new byte[32]))))
                .isEmpty();
    }
}
