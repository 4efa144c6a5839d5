package io.github.cronguard.internal.oidc;

import static io.github.cronguard.internal.oidc.OidcFixture.reason;
import static io.github.cronguard.internal.oidc.OidcFixture.verify;
import static io.github.cronguard.internal.oidc.TestKeys.jwk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cronguard.internal.config.GuardConfig.Oidc;
import io.github.cronguard.spi.Verification;
import io.github.cronguard.spi.Verification.Accepted;
import java.security.KeyPair;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two issuers, whose keys have the same id and whose subjects have the same names. */
class OidcIssuersTest {
    private static final LocalIssuer ONE = new LocalIssuer(jwk("rsa", TestKeys.RSA));
    private static final LocalIssuer TWO = new LocalIssuer(jwk("rsa", TestKeys.OTHER_RSA));
    private static final OidcFixture FIXTURE = new OidcFixture();
    private static OidcTokenVerifier verifier;

    @BeforeAll
    static void start() {
        verifier = FIXTURE.verifier(
                List.of(ONE, TWO),
                new Oidc.Subject(ONE.name(), "only-one"),
                new Oidc.Subject(ONE.name(), "same"),
                new Oidc.Subject(TWO.name(), "same"),
                new Oidc.Subject(ONE.name(), TestToken.SUBJECT));
        FIXTURE.awaitKeys(verifier, ONE);
        await().atMost(OidcFixture.SOON)
                .until(() -> from(TWO, TestToken.SUBJECT, TestKeys.OTHER_RSA) instanceof Accepted);
    }

    @AfterAll
    static void end() {
        FIXTURE.close();
        ONE.close();
        TWO.close();
    }

    private static Verification from(LocalIssuer issuer, String subject, KeyPair key) {
        return verify(verifier, FIXTURE.token(issuer).claim("sub", subject).rs256(key));
    }

    private static String caller(LocalIssuer issuer, String subject, KeyPair key) {
        return ((Accepted) from(issuer, subject, key)).caller();
    }

    @Test
    void keysOfOneDoNotVerifyTheOthersTokens() {
        assertThat(reason(verifier, FIXTURE.token(ONE).rs256(TestKeys.OTHER_RSA)))
                .isEqualTo("a signature that is not the issuer's");
        assertThat(reason(verifier, FIXTURE.token(TWO).rs256(TestKeys.RSA)))
                .isEqualTo("a signature that is not the issuer's");
    }

    @Test
    void aSubjectThatNamesItsIssuerCallsFromNoOther() {
        assertThat(from(ONE, "only-one", TestKeys.RSA)).isInstanceOf(Accepted.class);
        assertThat(reason(verifier, FIXTURE.token(TWO).claim("sub", "only-one").rs256(TestKeys.OTHER_RSA)))
                .isEqualTo("another subject");
    }

    @Test
    void theSameSubjectOfTwoIssuersIsTwoCallers() {
        assertThat(caller(ONE, "same", TestKeys.RSA)).isNotEqualTo(caller(TWO, "same", TestKeys.OTHER_RSA));
    }

    @Test
    void theEntryThatNamesTheIssuerIsTheCloserOne() {
        assertThat(caller(TWO, TestToken.SUBJECT, TestKeys.OTHER_RSA)).isEqualTo("oidc:" + TestToken.SUBJECT);
        assertThat(caller(ONE, TestToken.SUBJECT, TestKeys.RSA)).matches("oidc:.*~[0-9a-f]{32}");
    }
}
