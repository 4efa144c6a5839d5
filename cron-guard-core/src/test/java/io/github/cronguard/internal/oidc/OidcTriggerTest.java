package io.github.cronguard.internal.oidc;

import static io.github.cronguard.internal.oidc.OidcFixture.SOON;
import static io.github.cronguard.internal.oidc.TestKeys.jwk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cronguard.CronGuard;
import io.github.cronguard.CronRequest;
import io.github.cronguard.CronResponse;
import io.github.cronguard.GuardFixture;
import io.github.cronguard.SettingsBuilder;
import io.github.cronguard.spi.RunRecord;
import io.github.cronguard.spi.Verification.Accepted;
import io.github.cronguard.spi.Verification.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/** A whole guard that trusts an issuer beside its token. */
class OidcTriggerTest {
    private final LocalIssuer issuer = new LocalIssuer(jwk("rsa", TestKeys.RSA));
    private final GuardFixture fixture = new GuardFixture();

    @AfterEach
    void end() {
        fixture.close();
        issuer.close();
    }

    private SettingsBuilder trusting(SettingsBuilder settings) {
        return settings.set("oidc-issuer", issuer.name())
                .set("oidc-audience", TestToken.AUDIENCE)
                .set("oidc-subjects", TestToken.SUBJECT + ", " + OidcFixture.MAIL);
    }

    private CronGuard guard() {
        return fixture.guard(this::trusting, parts -> parts);
    }

    private TestToken token() {
        return TestToken.of(issuer.name(), fixture.clock.instant());
    }

    private static CronResponse call(CronGuard guard, String token) {
        return guard.handle(CronRequest.post("/cron/run")
                .header("Authorization", "Bearer " + token)
                .header("X-Request-Id", "always-the-same")
                .from("127.0.0.1"));
    }

    private void awaitKeys(CronGuard guard) {
        await().atMost(SOON)
                .until(() -> guard.authenticate(CronRequest.post("/cron/run")
                                .header("Authorization", "Bearer " + token().rs256(TestKeys.RSA))
                                .from("192.0.2.7")
                                .secure(true))
                        .isPresent());
    }

    @Test
    void startsARunInTheSubjectsName() {
        CronGuard guard = guard();
        awaitKeys(guard);
        CronResponse answer = call(guard, token().rs256(TestKeys.RSA));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(fixture.runs()).extracting(RunRecord::caller).containsExactly("oidc:" + TestToken.SUBJECT);
    }

    @Test
    void refusesAnotherBranchAsItRefusesAnyWrongToken() {
        CronGuard guard = guard();
        awaitKeys(guard);
        CronResponse other = call(
                guard, token().claim("sub", "repo:o/r:ref:refs/heads/other").rs256(TestKeys.RSA));
        assertThat(other.status()).isEqualTo(401);
        assertThat(other).usingRecursiveComparison().isEqualTo(call(guard, "wrong"));
        assertThat(fixture.runs()).isEmpty();
    }

    @Test
    void anIssuerThatHangsStopsNeitherTheBuildNorTheBearerTokenNorAnAnswer() {
        issuer.document(issuer.hangs());
        CronGuard guard = guard();
        await().atMost(SOON).until(() -> issuer.hanging() == 1);
        assertThat(call(guard, token().rs256(TestKeys.RSA)).status()).isEqualTo(401);
        assertThat(guard.handle(fixture.trigger()).status()).isEqualTo(200);
        assertThat(fixture.runs()).extracting(RunRecord::caller).containsExactly("default");
    }

    @Test
    void anIssuerThatIsDownStopsNeitherTheBuildNorTheBearerToken() {
        issuer.close();
        CronGuard guard = guard();
        assertThat(guard.handle(fixture.trigger()).status()).isEqualTo(200);
        assertThat(call(guard, token().rs256(TestKeys.RSA)).status()).isEqualTo(401);
    }

    /** The clock stands, so that nothing is due: whatever came to the issuer now would have been sent by a caller. */
    @Test
    void noCallerFetchesKeys() {
        CronGuard guard = guard();
        awaitKeys(guard);
        int before = issuer.documents() + issuer.keySets();
        for (int i = 0; i < 500; i++) {
            call(guard, token().header("kid", "made-up-" + i).rs256(TestKeys.RSA));
            assertThat(issuer.documents() + issuer.keySets()).isEqualTo(before);
        }
        fixture.clock.advance(Duration.ofSeconds(30));
        await().atMost(SOON).until(() -> issuer.documents() + issuer.keySets() == before + 2);
    }

    @Test
    void aStaticTokenThatLooksLikeOneOfAnotherIssuerStillWorks() {
        String dotted = TestToken.of("https://other.example.test", fixture.clock.instant())
                .rs256(TestKeys.OTHER_RSA);
        CronGuard guard = fixture.guard(settings -> trusting(settings).token(dotted), parts -> parts);
        assertThat(call(guard, dotted).status()).isEqualTo(200);
    }

    @Test
    void theHostsOwnVerifierIsAskedFirst() {
        CronGuard guard = fixture.guard(
                this::trusting, parts -> parts.tokenVerifier(request -> new Accepted("host", "own", Scope.RUN)));
        assertThat(call(guard, token().rs256(TestKeys.RSA)).status()).isEqualTo(200);
        assertThat(fixture.runs()).extracting(RunRecord::caller).containsExactly("host");
    }

    @Test
    void closingTheGuardEndsItsThread() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        CronGuard guard = guard();
        awaitKeys(guard);
        Set<Thread> own = new HashSet<>(Thread.getAllStackTraces().keySet());
        own.removeAll(before);
        own.removeIf(thread -> !thread.getName().startsWith("cron-guard-oidc"));
        assertThat(own).isNotEmpty().allMatch(Thread::isDaemon);
        guard.close();
        await().atMost(SOON).until(() -> own.stream().noneMatch(Thread::isAlive));
    }

    @Test
    void noPartOfATokenGetsIntoTheLogAtTraceOrIntoAnAnswer() {
        List<String> tokens = new ArrayList<>();
        List<String> shown = new ArrayList<>();
        try (CapturedLog log = new CapturedLog(Logger.ROOT_LOGGER_NAME)) {
            CronGuard guard = guard();
            awaitKeys(guard);
            TestToken canary = token().claim("canary", "canary-in-a-claim");
            tokens.add(canary.rs256(TestKeys.RSA));
            tokens.add(canary.rs256(TestKeys.OTHER_RSA));
            tokens.add(canary.hs256(new byte[32]));
            tokens.add(canary.header("kid", "canary-in-a-header").rs256(TestKeys.RSA));
            tokens.add(canary.header("kid", "rsa")
                    .claim("sub", "canary-in-a-subject")
                    .rs256(TestKeys.RSA));
            tokens.add(canary.claim("exp", 1).rs256(TestKeys.RSA));
            tokens.add(canary.withClaims("{\"canary\":", TestKeys.RSA));
            tokens.add(canary.claim("iss", "https://canary.example.test").rs256(TestKeys.RSA));
            tokens.forEach(token -> shown.add(call(guard, token).toString()));
            fixture.clock.advance(Duration.ofMinutes(1));
            call(guard, tokens.get(1));
            guard.close();
            shown.addAll(log.lines());
        }
        fixture.runs().forEach(run -> shown.add(run.toString()));
        assertThat(shown).hasSizeGreaterThan(10).anyMatch(line -> line.contains("Refused triggers"));
        assertThat(shown).noneMatch(line -> line.contains("canary"));
        for (String token : tokens) {
            for (String part : token.split("\\.", -1)) {
                assertThat(shown).noneMatch(line -> line.contains(part.substring(0, Math.min(12, part.length()))));
            }
        }
    }
}
