package io.github.cronguard.internal.oidc;

import static io.github.cronguard.internal.oidc.OidcFixture.reason;
import static io.github.cronguard.internal.oidc.OidcFixture.verify;
import static io.github.cronguard.internal.oidc.TestKeys.base64;
import static io.github.cronguard.internal.oidc.TestKeys.jwk;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.spi.Verification.Absent;
import io.github.cronguard.spi.Verification.Accepted;
import java.security.KeyPair;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a header may say, and which signatures count. */
class OidcAlgorithmTest {
    private static final String FORGED = "a signature that is not the issuer's";
    private static final LocalIssuer ISSUER = new LocalIssuer(jwk("rsa", TestKeys.RSA));
    private static final OidcFixture FIXTURE = new OidcFixture();
    private static OidcTokenVerifier verifier;

    @BeforeAll
    static void start() {
        ISSUER.keys(List.of(
                jwk("rsa", TestKeys.RSA),
                jwk("rs256-only", TestKeys.OTHER_RSA, "alg", "RS256"),
                jwk("ec", TestKeys.EC),
                jwk("small", TestKeys.SMALL_RSA),
                jwk("for-encryption", TestKeys.RSA, "use", "enc"),
                forEncryptionByItsOperations(),
                jwk("published", TestKeys.RSA, "d", "AQAB"),
                Map.of("kid", "shared", "kty", "oct", "k", base64(new byte[32])),
                Map.of("kid", "future", "kty", "XYZ"),
                Map.of("kty", "RSA"),
                jwk("broken", TestKeys.RSA, "n", "!")));
        verifier = FIXTURE.verifier(List.of(ISSUER));
        FIXTURE.awaitKeys(verifier, ISSUER);
    }

    /** Without a use, which the library would find to be at odds with the operations. */
    private static Map<String, Object> forEncryptionByItsOperations() {
        Map<String, Object> key = jwk("no-verify", TestKeys.RSA, "key_ops", List.of("encrypt"));
        key.remove("use");
        return key;
    }

    @AfterAll
    static void end() {
        FIXTURE.close();
        ISSUER.close();
    }

    private static TestToken token() {
        return FIXTURE.token(ISSUER);
    }

    @Test
    void acceptsRs256Ps256AndEs256() {
        assertThat(verify(verifier, token().rs256(TestKeys.RSA))).isInstanceOf(Accepted.class);
        assertThat(verify(verifier, token().ps256(TestKeys.RSA))).isInstanceOf(Accepted.class);
        assertThat(verify(verifier, token().header("kid", "ec").es256(TestKeys.EC)))
                .isInstanceOf(Accepted.class);
        assertThat(verify(verifier, token().header("kid", "rs256-only").rs256(TestKeys.OTHER_RSA)))
                .isInstanceOf(Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"none", "None", "NONE", "nOnE", "", "HS256", "RS1", "rs256", "EdDSA", "RS384", "ES512", "dir"})
    void refusesEveryOtherAlgorithm(String algorithm) {
        String unsigned = token().header("alg", algorithm).unsigned();
        assertThat(reason(verifier, unsigned + ".")).isEqualTo("an algorithm that does not count");
        assertThat(reason(verifier, unsigned + ".AAAA")).isEqualTo("an algorithm that does not count");
        assertThat(reason(verifier, token().signedAs(algorithm, TestKeys.RSA, "SHA256withRSA")))
                .isEqualTo("an algorithm that does not count");
    }

    @Test
    void refusesAHeaderWithoutAnAlgorithmOrWithOneThatIsNoText() {
        assertThat(reason(verifier, token().unsigned() + ".AAAA")).isEqualTo("an algorithm that does not count");
        assertThat(reason(verifier, token().header("alg", List.of("RS256")).unsigned() + ".AAAA"))
                .isEqualTo("an algorithm that does not count");
    }

    @Test
    void refusesHs256WithThePublicKeyAsItsSecret() {
        byte[] der = TestKeys.RSA.getPublic().getEncoded();
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        String pem = "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----";
        for (byte[] secret :
                List.of(der, pem.getBytes(US_ASCII), (pem + "\n").getBytes(US_ASCII), body.getBytes(US_ASCII))) {
            assertThat(reason(verifier, token().hs256(secret))).isEqualTo("an algorithm that does not count");
        }
        assertThat(reason(verifier, token().header("kid", "shared").hs256(new byte[32])))
                .isEqualTo("an algorithm that does not count");
    }

    @Test
    void refusesASignatureUnderAnotherNameThanItsOwn() {
        assertThat(reason(verifier, token().signedAs("PS256", TestKeys.RSA, "SHA256withRSA")))
                .isEqualTo(FORGED);
        assertThat(reason(verifier, token().signedAs("RS256", TestKeys.RSA, "RSASSA-PSS")))
                .isEqualTo(FORGED);
        assertThat(reason(verifier, token().signedAs("ES256", TestKeys.RSA, "SHA256withRSA")))
                .isEqualTo(FORGED);
        assertThat(reason(verifier, token().header("kid", "ec").signedAs("RS256", TestKeys.EC, "SHA256withECDSA")))
                .isEqualTo(FORGED);
        assertThat(reason(verifier, token().header("kid", "ec").signedAs("ES256", TestKeys.EC, "SHA256withECDSA")))
                .isEqualTo(FORGED);
        assertThat(reason(verifier, token().header("kid", "rs256-only").ps256(TestKeys.OTHER_RSA)))
                .isEqualTo(FORGED);
    }

    @Test
    void refusesSignaturesThatNobodyMade() {
        String good = token().rs256(TestKeys.RSA);
        String signed = good.substring(0, good.lastIndexOf('.') + 1);
        String ec = token().header("kid", "ec").header("alg", "ES256").unsigned() + '.';
        for (String signature : List.of("", "A", "AA", "AAAA", base64(new byte[64]), base64(new byte[256]))) {
            assertThat(reason(verifier, signed + signature)).isEqualTo(FORGED);
            assertThat(reason(verifier, ec + signature)).isEqualTo(FORGED);
        }
        assertThat(reason(verifier, token().rs256(TestKeys.OTHER_RSA))).isEqualTo(FORGED);
        String changed = token().header("alg", "RS256").claim("sub", "x").unsigned();
        assertThat(reason(verifier, changed + good.substring(good.lastIndexOf('.'))))
                .isEqualTo(FORGED);
    }

    @Test
    void refusesAChangeOfASingleCharacter() {
        String good = token().rs256(TestKeys.RSA);
        int end = good.lastIndexOf('.');
        for (int i = 0; i < end; i++) {
            if (good.charAt(i) != '.') {
                char other = good.charAt(i) == 'A' ? 'B' : 'A';
                String spoiled = good.substring(0, i) + other + good.substring(i + 1);
                assertThat(verify(verifier, spoiled)).as("at %s", i).isNotInstanceOf(Accepted.class);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "for-encryption", "no-verify", "published", "shared", "future", "broken", "none"})
    void doesNotUseAKeyThatIsWeakOrForSomethingElse(String id) {
        KeyPair pair = id.equals("small") ? TestKeys.SMALL_RSA : TestKeys.RSA;
        assertThat(reason(verifier, token().header("kid", id).rs256(pair))).isEqualTo("an unknown key id");
    }

    @Test
    void doesNotLookAtKeysThatTheTokenBringsAlong() {
        Map<String, Object> own = jwk("rsa", TestKeys.OTHER_RSA);
        assertThat(reason(verifier, token().header("jwk", own).rs256(TestKeys.OTHER_RSA)))
                .isEqualTo(FORGED);
        assertThat(reason(
                        verifier, token().header("jwk", own).header("kid", null).rs256(TestKeys.OTHER_RSA)))
                .isEqualTo("no key id");
        int before = ISSUER.keySets() + ISSUER.documents();
        assertThat(reason(
                        verifier,
                        token().header("jku", ISSUER.name() + "/keys?x")
                                .header("x5u", ISSUER.name() + "/keys?y")
                                .rs256(TestKeys.OTHER_RSA)))
                .isEqualTo(FORGED);
        assertThat(ISSUER.keySets() + ISSUER.documents()).isEqualTo(before);
    }

    @Test
    void refusesAHeaderThatMustBeUnderstood() {
        assertThat(reason(verifier, token().header("crit", List.of("exp")).rs256(TestKeys.RSA)))
                .isEqualTo("a header that must be understood and is not");
        assertThat(reason(verifier, token().header("crit", List.of()).rs256(TestKeys.RSA)))
                .isEqualTo("a header that must be understood and is not");
        assertThat(reason(
                        verifier,
                        token().header("crit", List.of("b64"))
                                .header("b64", false)
                                .rs256(TestKeys.RSA)))
                .isEqualTo("a header that must be understood and is not");
    }

    @Test
    void refusesATokenOfAnotherKind() {
        assertThat(reason(verifier, token().header("typ", "at+jwt").rs256(TestKeys.RSA)))
                .isEqualTo("a token of another kind");
        assertThat(reason(verifier, token().header("typ", 1).rs256(TestKeys.RSA)))
                .isEqualTo("a token of another kind");
        assertThat(verify(verifier, token().header("typ", null).rs256(TestKeys.RSA)))
                .isInstanceOf(Accepted.class);
        assertThat(verify(verifier, token().header("typ", "jwt").rs256(TestKeys.RSA)))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void refusesATokenWithoutAKeyId() {
        assertThat(reason(verifier, token().header("kid", null).rs256(TestKeys.RSA)))
                .isEqualTo("no key id");
        assertThat(reason(verifier, token().header("kid", 7).rs256(TestKeys.RSA)))
                .isEqualTo("no key id");
    }

    @Test
    void leavesATokenOverEightKilobytesToTheOthers() {
        String huge = token().claim("x", "y".repeat(8 * 1024)).rs256(TestKeys.RSA);
        assertThat(verify(verifier, huge)).isInstanceOf(Absent.class);
        String large = token().claim("x", "y".repeat(5 * 1024)).rs256(TestKeys.RSA);
        assertThat(verify(verifier, large)).isInstanceOf(Accepted.class);
    }
}
