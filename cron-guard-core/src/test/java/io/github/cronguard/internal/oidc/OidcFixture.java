package io.github.cronguard.internal.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cronguard.CronRequest;
import io.github.cronguard.GuardClock;
import io.github.cronguard.internal.config.GuardConfig.Oidc;
import io.github.cronguard.memory.ManualClock;
import io.github.cronguard.spi.Verification;
import io.github.cronguard.spi.Verification.Accepted;
import io.github.cronguard.spi.Verification.Rejected;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;

/** A verifier on a manual clock, and the issuers that it trusts. */
final class OidcFixture implements AutoCloseable {
    /** The bound of every wait; the mutation profile shortens it, since there many a fetch never comes. */
    static final Duration SOON = Duration.ofSeconds(Long.getLong("soon.seconds", 30));

    static final String MAIL = "cron@project.example.test";
    /** Between two looks of the verifier's thread, and between two of a test. */
    private static final Duration PAUSE = Duration.ofMillis(5);

    final ManualClock clock = ManualClock.at("2026-11-24T12:00:00Z");
    private final AtomicInteger asked = new AtomicInteger();
    private final List<OidcTokenVerifier> verifiers = new ArrayList<>();

    /** One that trusts issuers, with the usual audience and these subjects for all of them. */
    OidcTokenVerifier verifier(List<LocalIssuer> issuers, Oidc.Subject... subjects) {
        OidcTokenVerifier verifier = new OidcTokenVerifier(
                new Oidc(
                        issuers.stream().map(LocalIssuer::name).toList(),
                        List.of("other", TestToken.AUDIENCE),
                        Stream.concat(
                                        Stream.of(TestToken.SUBJECT, MAIL).map(s -> new Oidc.Subject(null, s)),
                                        Stream.of(subjects))
                                .toList()),
                new CountedClock(),
                PAUSE);
        verifiers.add(verifier);
        verifier.start();
        return verifier;
    }

    TestToken token(LocalIssuer issuer) {
        return TestToken.of(issuer.name(), clock.instant());
    }

    static Verification verify(OidcTokenVerifier verifier, String token) {
        return verifier.verify(CronRequest.post("/cron/run").header("Authorization", "Bearer " + token));
    }

    static String reason(OidcTokenVerifier verifier, String token) {
        Verification found = verify(verifier, token);
        assertThat(found).isInstanceOf(Rejected.class);
        return ((Rejected) found).reason();
    }

    boolean accepts(OidcTokenVerifier verifier, LocalIssuer issuer) {
        return verify(verifier, token(issuer).rs256(TestKeys.RSA)) instanceof Accepted;
    }

    static ConditionFactory soon() {
        return await().atMost(SOON).pollInterval(PAUSE);
    }

    /** Until the verifier's thread has looked a number of times more; a look and its answer ask the clock five times at most. */
    void awaitLooks(int looks) {
        int before = asked.get();
        soon().until(() -> asked.get() - before >= 10 * looks);
    }

    /** Until the issuer's key {@code rsa} is there; the clock stands. */
    void awaitKeys(OidcTokenVerifier verifier, LocalIssuer issuer) {
        soon().until(() -> accepts(verifier, issuer));
    }

    /** Until it is so, while the clock goes on second by second. */
    void awaitInTime(Callable<Boolean> so) {
        soon().until(() -> {
            clock.advance(Duration.ofSeconds(1));
            return so.call();
        });
    }

    /** The manual clock, that counts what the verifier's own thread asks. */
    private final class CountedClock implements GuardClock {
        @Override
        public Instant instant() {
            return clock.instant();
        }

        @Override
        public long nanoTime() {
            if (Thread.currentThread().getName().startsWith("cron-guard-oidc")) {
                asked.incrementAndGet();
            }
            return clock.nanoTime();
        }
    }

    @Override
    public void close() {
        verifiers.forEach(OidcTokenVerifier::close);
    }
}
