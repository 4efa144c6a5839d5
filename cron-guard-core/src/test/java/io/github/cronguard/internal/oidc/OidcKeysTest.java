package io.github.cronguard.internal.oidc;

import static io.github.cronguard.internal.oidc.OidcFixture.reason;
import static io.github.cronguard.internal.oidc.OidcFixture.soon;
import static io.github.cronguard.internal.oidc.OidcFixture.verify;
import static io.github.cronguard.internal.oidc.TestKeys.jwk;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpHandler;
import io.github.cronguard.spi.Verification.Accepted;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where keys come from, how long they count, and what an issuer's outage does. */
class OidcKeysTest {
    private final CapturedLog log = new CapturedLog("io.github.cronguard.oidc");
    private final LocalIssuer issuer = new LocalIssuer(jwk("rsa", TestKeys.RSA));
    private final OidcFixture fixture = new OidcFixture();

    @AfterEach
    void end() {
        fixture.close();
        issuer.close();
        log.close();
    }

    private boolean accepts(OidcTokenVerifier verifier) {
        return fixture.accepts(verifier, issuer);
    }

    private String withNewKey() {
        return fixture.token(issuer).header("kid", "new").rs256(TestKeys.OTHER_RSA);
    }

    /** Nobody signed it: the key is looked for before. */
    private String withMadeUpKey(int number) {
        TestToken token = fixture.token(issuer).header("alg", "RS256").header("kid", "made-up-" + number);
        return token.unsigned() + ".AAAA";
    }

    private HttpHandler broken(String how) {
        return switch (how) {
            case "500" -> LocalIssuer.status(500);
            case "redirect" -> LocalIssuer.redirect(issuer.name() + "/elsewhere");
            case "hang-up" -> LocalIssuer.hangsUp();
            case "huge" -> issuer.huge();
            case "empty" -> LocalIssuer.text("");
            default -> LocalIssuer.text(how);
        };
    }

    @Test
    void oldAndNewKeysAreBothGoodWhileTheyRotate() {
        OidcTokenVerifier verifier = fixture.verifier(List.of(issuer));
        fixture.awaitKeys(verifier, issuer);
        issuer.keys(List.of(jwk("rsa", TestKeys.RSA), jwk("new", TestKeys.OTHER_RSA)));

        assertThat(reason(verifier, withNewKey())).isEqualTo("an unknown key id");
        fixture.clock.advance(Duration.ofSeconds(30));
        soon().until(() -> verify(verifier, withNewKey()) instanceof Accepted);
        assertThat(accepts(verifier)).isTrue();

        issuer.keys(List.of(jwk("new", TestKeys.OTHER_RSA)));
        fixture.clock.advance(Duration.ofMinutes(10));
        soon().until(() -> !accepts(verifier));
        assertThat(verify(verifier, withNewKey())).isInstanceOf(Accepted.class);
        assertThat(log.lines())
                .as("a line for each change")
                .singleElement()
                .asString()
                .contains("1 usable key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"500", "redirect", "hang-up", "huge", "empty", "[]", "null", "{}", "<html>", "{\"issuer\":"})
    void anOutageBeforeTheFirstKeysRefusesTheTokenUntilTheyCome(String how) {
        issuer.document(broken(how));
        OidcTokenVerifier verifier = fixture.verifier(List.of(issuer));
        soon().until(() -> !log.warnings().isEmpty());
        assertThat(reason(verifier, fixture.token(issuer).rs256(TestKeys.RSA))).isEqualTo("no keys of the issuer");

        issuer.recover();
        fixture.awaitInTime(() -> accepts(verifier));
        assertThat(log.warnings()).singleElement().asString().contains("no keys yet");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"500", "redirect", "hang-up", "huge", "empty", "[]", "null", "{}", "<html>", "{\"keys\":7}"})
    void anOutageAfterTheFirstKeysKeepsWhatWasKnown(String how) {
        OidcTokenVerifier verifier = fixture.verifier(List.of(issuer));
        fixture.awaitKeys(verifier, issuer);
        issuer.keySet(broken(how));
        fixture.clock.advance(Duration.ofMinutes(10));
        soon().until(() -> !log.warnings().isEmpty());
        assertThat(accepts(verifier)).isTrue();

        int failed = issuer.keySets();
        fixture.awaitInTime(() -> issuer.keySets() > failed + 1);
        assertThat(accepts(verifier)).isTrue();
        assertThat(log.warnings())
                .as("a line for each change")
                .singleElement()
                .asString()
                .contains("hold on for a day");

        issuer.recover();
        fixture.awaitInTime(() -> log.lines().get(log.lines().size() - 1).startsWith("INFO"));
        assertThat(accepts(verifier)).isTrue();
    }

    @Test
    void keysAreTrustedForADayAtMost() {
        OidcTokenVerifier verifier = fixture.verifier(List.of(issuer));
        fixture.awaitKeys(verifier, issuer);
        issuer.document(LocalIssuer.status(503));

        fixture.clock.advance(Duration.ofHours(24));
        assertThat(accepts(verifier)).isTrue();
        soon().until(() -> log.warnings().size() == 1);
        fixture.clock.advance(Duration.ofNanos(1));
        assertThat(reason(verifier, fixture.token(issuer).rs256(TestKeys.RSA))).isEqualTo("no keys of the issuer");
        soon().until(() -> log.warnings().size() == 2);
        assertThat(log.warnings().get(1)).contains("for a day; its tokens are refused");

        issuer.recover();
        fixture.awaitInTime(() -> accepts(verifier));
    }

    @Test
    void anIssuerThatWithdrawsAllItsKeysIsBelieved() {
        OidcTokenVerifier verifier = fixture.verifier(List.of(issuer));
        fixture.awaitKeys(verifier, issuer);
        issuer.keys(List.of());
        fixture.clock.advance(Duration.ofMinutes(10));
        soon().until(() -> !accepts(verifier));
        soon().until(() -> log.warnings().size() == 1);
        assertThat(log.warnings().get(0)).contains("names no usable key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'issuer':'https://issuer.example.test','jwks_uri':'ISSUER/keys'",
                "'issuer':'ISSUER/','jwks_uri':'ISSUER/keys'",
                "'jwks_uri':'ISSUER/keys'",
                "'issuer':'ISSUER'",
                "'issuer':'ISSUER','jwks_uri':7",
                "'issuer':'ISSUER','jwks_uri':'/keys'",
                "'issuer':'ISSUER','jwks_uri':'http://issuer.example.test/keys'",
                "'issuer':'ISSUER','jwks_uri':'file:///etc/passwd'",
                "'issuer':'ISSUER','jwks_uri':'ISSUER/keys','issuer':'ISSUER'"
            })
    void aDiscoveryDocumentMustBeTheIssuersOwnAndNameASafePlace(String document) {
        issuer.document(LocalIssuer.text('{' + document.replace('\'', '"').replace("ISSUER", issuer.name()) + '}'));
        OidcTokenVerifier verifier = fixture.verifier(List.of(issuer));
        soon().until(() -> !log.warnings().isEmpty());
        assertThat(accepts(verifier)).isFalse();
        assertThat(issuer.keySets()).isZero();
    }

    @Test
    void anIssuerOnTheNetworkSendsTheGuardToNoPlainHttp() throws Exception {
        Discovery discovery = new Discovery("https://issuer.example.test/realm/");
        assertThat(discovery.document())
                .hasToString("https://issuer.example.test/realm/.well-known/openid-configuration");
        String document = "{\"issuer\":\"https://issuer.example.test/realm/\",\"jwks_uri\":\"%s\"}";
        assertThat(discovery.keys(
                        String.format(document, "https://keys.example.test/1").getBytes(US_ASCII)))
                .hasToString("https://keys.example.test/1");
        assertThatThrownBy(() -> discovery.keys(
                        String.format(document, "http://127.0.0.1/1").getBytes(US_ASCII)))
                .hasMessage("its jwks_uri is no https URL");
    }

    @Test
    void aFloodOfUnknownKeysAsksTheIssuerOnce() {
        OidcTokenVerifier verifier = fixture.verifier(List.of(issuer));
        fixture.awaitKeys(verifier, issuer);
        int before = issuer.documents();
        fixture.clock.advance(Duration.ofSeconds(30));
        for (int i = 0; i < 2_000; i++) {
            reason(verifier, withMadeUpKey(i));
        }
        soon().until(() -> issuer.documents() > before);
        for (int looks = 0; looks < 10; looks++) {
            reason(verifier, withMadeUpKey(looks));
            fixture.awaitLooks(1);
        }
        assertThat(issuer.documents()).isEqualTo(before + 1);
    }

    @Test
    void aHangingIssuerDoesNotDelayAnother() {
        issuer.document(issuer.hangs());
        try (LocalIssuer other = new LocalIssuer(jwk("rsa", TestKeys.RSA))) {
            OidcTokenVerifier verifier = fixture.verifier(List.of(issuer, other));
            fixture.awaitKeys(verifier, other);
            soon().until(() -> issuer.hanging() == 1);
            assertThat(accepts(verifier)).isFalse();
            other.keys(List.of(jwk("new", TestKeys.OTHER_RSA)));
            fixture.clock.advance(Duration.ofMinutes(10));
            soon().until(() -> !fixture.accepts(verifier, other));
        }
    }

    @Test
    void closingEndsTheThreadAndWhatIsUnderWay() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        issuer.keySet(issuer.hangs());
        OidcTokenVerifier verifier = fixture.verifier(List.of(issuer));
        soon().until(() -> issuer.hanging() == 1);
        verifier.close();
        soon().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("cron-guard-oidc") && !before.contains(thread)));
        verifier.close();
    }
}
