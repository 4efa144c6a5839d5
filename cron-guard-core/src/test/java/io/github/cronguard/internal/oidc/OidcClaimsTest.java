package io.github.cronguard.internal.oidc;

import static io.github.cronguard.internal.oidc.OidcFixture.MAIL;
import static io.github.cronguard.internal.oidc.OidcFixture.reason;
import static io.github.cronguard.internal.oidc.OidcFixture.verify;
import static io.github.cronguard.internal.oidc.TestKeys.jwk;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.cronguard.CronRequest;
import io.github.cronguard.internal.config.GuardConfig.Oidc;
import io.github.cronguard.spi.Verification.Absent;
import io.github.cronguard.spi.Verification.Accepted;
import io.github.cronguard.spi.Verification.Scope;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a well-signed token must say. */
class OidcClaimsTest {
    private static final LocalIssuer ISSUER = new LocalIssuer(jwk("rsa", TestKeys.RSA));
    private static final OidcFixture FIXTURE = new OidcFixture();
    private static OidcTokenVerifier verifier;

    @BeforeAll
    static void start() {
        verifier = FIXTURE.verifier(List.of(ISSUER), new Oidc.Subject(null, "repo:o/*:ref:refs/heads/main"));
        FIXTURE.awaitKeys(verifier, ISSUER);
    }

    @AfterAll
    static void end() {
        FIXTURE.close();
        ISSUER.close();
    }

    private static TestToken token() {
        return FIXTURE.token(ISSUER);
    }

    private static String signed(TestToken token) {
        return token.rs256(TestKeys.RSA);
    }

    private static void refused(String why, TestToken token) {
        assertThat(reason(verifier, signed(token))).isEqualTo(why);
    }

    private static void accepted(TestToken token) {
        assertThat(verify(verifier, signed(token))).isInstanceOf(Accepted.class);
    }

    @Test
    void namesTheCallerAfterTheSubject() {
        assertThat(verify(verifier, signed(token())))
                .isEqualTo(new Accepted("oidc:" + TestToken.SUBJECT, "oidc", Scope.RUN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "repo:o/r:ref:refs/heads/other",
                "repo:o/r:ref:refs/heads/main2",
                "repo:o/r:ref:refs/heads/mai",
                "repo:o/r:ref:refs/heads/Main",
                "repo:o/r:ref:refs/heads/main/x",
                "repo:o/r2:ref:refs/heads/main",
                "repo:o/r:ref:refs/heads/main ",
                "repo:o/r:pull_request",
                "repo:o/anything:ref:refs/heads/main",
                ""
            })
    void keepsOutAnotherBranchOfTheSameIssuer(String subject) {
        refused("another subject", token().claim("sub", subject));
    }

    @Test
    void refusesASubjectThatIsNoText() {
        refused("another subject", token().claim("sub", null));
        refused("another subject", token().claim("sub", 7));
        refused("another subject", token().claim("sub", List.of(TestToken.SUBJECT)));
    }

    @Test
    void acceptsAVerifiedAddressAsCloudSchedulerSendsIt() {
        assertThat(verify(
                        verifier,
                        signed(token().claim("sub", "1122334455")
                                .claim("email", MAIL)
                                .claim("email_verified", true))))
                .isEqualTo(new Accepted("oidc:" + MAIL, "oidc", Scope.RUN));
    }

    @Test
    void refusesAnAddressThatIsAnotherOrNotVerified() {
        TestToken token = token().claim("sub", "1122334455").claim("email", MAIL);
        refused("another subject", token);
        for (Object word : List.of(false, "true", "TRUE", 1, List.of(true))) {
            refused("another subject", token.claim("email_verified", word));
        }
        refused("another subject", token.claim("email_verified", true).claim("email", "x" + MAIL));
        refused("another subject", token.claim("email", MAIL.toUpperCase(Locale.ROOT)));
        refused("another subject", token.claim("email", List.of(MAIL)));
    }

    @Test
    void refusesAWrongAudience() {
        refused("another audience", token().claim("aud", null));
        refused("another audience", token().claim("aud", "https://app.example.test/cron/run/"));
        refused("another audience", token().claim("aud", "https://app.example.test"));
        refused("another audience", token().claim("aud", List.of()));
        refused("another audience", token().claim("aud", List.of("x", "y")));
        refused("another audience", token().claim("aud", List.of(TestToken.AUDIENCE, 1)));
        refused("another audience", token().claim("aud", Map.of("a", TestToken.AUDIENCE)));
        refused("another audience", token().claim("aud", 1));
    }

    @Test
    void acceptsOneOfSeveralAudiences() {
        accepted(token().claim("aud", "other"));
        accepted(token().claim("aud", List.of(TestToken.AUDIENCE)));
        accepted(token().claim("aud", List.of("x", TestToken.AUDIENCE)));
    }

    @Test
    void refusesAnExpiredTokenAndGivesClocksOneMinute() {
        long now = FIXTURE.clock.instant().getEpochSecond();
        accepted(token().claim("exp", now - 59));
        accepted(token().claim("exp", now - 59.5));
        refused("expired", token().claim("exp", now - 60));
        refused("expired", token().claim("exp", 0));
    }

    @Test
    void refusesATokenWithoutATimeOfExpiry() {
        refused("no time of expiry", token().claim("exp", null));
        refused("no time of expiry", token().claim("exp", "2026-11-24T13:00:00Z"));
        refused("no time of expiry", token().claim("exp", String.valueOf(Instant.MAX.getEpochSecond())));
        refused("no time of expiry", token().claim("exp", -1));
        refused("no time of expiry", token().claim("exp", Long.MAX_VALUE));
        refused("no time of expiry", token().claim("exp", List.of(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nbf", "iat"})
    void refusesATokenThatIsNotYetValid(String name) {
        long now = FIXTURE.clock.instant().getEpochSecond();
        accepted(token().claim(name, now + 60));
        accepted(token().claim(name, 0));
        accepted(token().claim(name, null));
        refused("not yet valid", token().claim(name, now + 61));
        refused(name + " is no time", token().claim(name, "0"));
        refused(name + " is no time", token().claim(name, Long.MAX_VALUE));
    }

    @Test
    void refusesClaimsThatStandTwice() {
        String claims = JSONObjectUtils.toJSONString(Map.of("iss", ISSUER.name(), "aud", TestToken.AUDIENCE));
        for (String name : List.of("sub", "exp", "iss", "aud", "x")) {
            String twice = claims.substring(0, claims.length() - 1) + ",\"" + name + "\":1,\"" + name + "\":1}";
            assertThat(reason(verifier, token().withClaims(twice, TestKeys.RSA)))
                    .isEqualTo("claims that cannot be read");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"null", "[]", "7", "\"x\"", "{", "{}x", "{\"exp\":1e999999999}", "{\"exp\":NaN}", "{'a':1}"})
    void refusesClaimsThatCannotBeRead(String claims) {
        assertThat(reason(verifier, token().withClaims(claims, TestKeys.RSA))).isEqualTo("claims that cannot be read");
    }

    @Test
    void refusesClaimsThatAreNestedDeeply() {
        String claims = "{\"a\":" + "[".repeat(2_500) + "]".repeat(2_500) + "}";
        assertThat(reason(verifier, token().withClaims(claims, TestKeys.RSA))).isEqualTo("claims that cannot be read");
    }

    @Test
    void leavesTokensOfOtherIssuersToTheOthers() {
        for (Object issuer : List.of("https://issuer.example.test", ISSUER.name() + "/", 1, List.of(ISSUER.name()))) {
            assertThat(verify(verifier, signed(token().claim("iss", issuer)))).isInstanceOf(Absent.class);
        }
        assertThat(verify(verifier, signed(token().claim("iss", null)))).isInstanceOf(Absent.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "..", "a.b.c", "e30", "e30.e30", "e30.e30.e30.e30", "e30.e30.e30=", "bnVsbA.e30.x"})
    void leavesWhatIsNoTokenToTheOthers(String text) {
        assertThat(verify(verifier, text)).isInstanceOf(Absent.class);
    }

    @Test
    void leavesEveryOtherPlaceToTheOthers() {
        String good = signed(token());
        CronRequest request = CronRequest.post("/cron/run");
        assertThat(verifier.verify(request)).isInstanceOf(Absent.class);
        assertThat(verifier.verify(CronRequest.post("/cron/run?token=" + good))).isInstanceOf(Absent.class);
        assertThat(verifier.verify(request.header("Authorization", "Basic " + good)))
                .isInstanceOf(Absent.class);
        assertThat(verifier.verify(request.header("Authorization", "Bearer  " + good)))
                .isInstanceOf(Absent.class);
        assertThat(verifier.verify(
                        request.header("Authorization", "Bearer " + good).header("Authorization", "Bearer " + good)))
                .isInstanceOf(Absent.class);
        assertThat(verifier.verify(request.header("authorization", "bEARER " + good)))
                .isInstanceOf(Accepted.class);
    }

    /** Only what the issuer signed is accepted, and nothing makes the verifier throw. */
    @Test
    void survivesRandomDamage() {
        Random random = new Random(20_261_124);
        String good = signed(token());
        for (int i = 0; i < 3_000; i++) {
            StringBuilder damaged = new StringBuilder(good);
            for (int hits = 1 + random.nextInt(3); hits > 0; hits--) {
                damaged.setCharAt(random.nextInt(damaged.length()), (char) (' ' + random.nextInt(95)));
            }
            String text = damaged.toString();
            if (!text.equals(good)) {
                int signature = good.lastIndexOf('.');
                boolean sameBytes = text.startsWith(good.substring(0, signature + 1));
                assertThat(sameBytes || !(verify(verifier, text) instanceof Accepted))
                        .as(text)
                        .isTrue();
            }
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            String noise = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            assertThat(verify(verifier, noise + '.' + noise + '.' + noise)).isNotInstanceOf(Accepted.class);
        }
    }
}
