package io.github.cronguard.internal.oidc;

import static io.github.cronguard.internal.oidc.OidcFixture.soon;
import static io.github.cronguard.internal.oidc.TestKeys.jwk;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.internal.http.BoundedHttp;
import io.github.cronguard.internal.run.GuardThreads;
import io.github.cronguard.memory.ManualClock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One issuer's fetches, each look made by the test. */
class KeyFetchTest {
    private final CapturedLog log = new CapturedLog("io.github.cronguard.oidc");
    private final LocalIssuer issuer = new LocalIssuer(jwk("rsa", TestKeys.RSA));
    private final ManualClock clock = ManualClock.at("2026-11-24T12:00:00Z");
    private final IssuerKeys keys = new IssuerKeys(clock);
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(GuardThreads.factory("test-keys"));
    private final BoundedHttp http = new BoundedHttp("test", thread, Duration.ofSeconds(3));
    private final KeyFetch fetch = new KeyFetch(issuer.name(), keys, clock, http, thread);

    @AfterEach
    void end() {
        http.close();
        thread.shutdownNow();
        issuer.close();
        log.close();
    }

    private String warning() {
        soon().until(() -> !log.warnings().isEmpty());
        return log.warnings().get(0);
    }

    @Test
    void aLookBeginsNothingWhileAFetchIsUnderWay() {
        issuer.document(issuer.hangs());
        fetch.look();
        soon().until(() -> issuer.hanging() == 1);
        keys.want();
        clock.advance(Duration.ofHours(1));
        fetch.look();
        assertThat(keys.wanted()).as("not yet").isTrue();
    }

    @Test
    void aFetchGrantsTheWishesThatWereThereWhenItBegan() {
        keys.want();
        fetch.look();
        assertThat(keys.wanted()).isFalse();
        soon().until(() -> keys.current().isPresent());
        assertThat(issuer.documents()).isEqualTo(1);
    }

    @Test
    void saysThatAnAnswerDidNotComeInTime() {
        issuer.document(issuer.hangs());
        fetch.look();
        soon().until(() -> issuer.hanging() == 1);
        http.close();
        assertThat(warning()).contains("(no answer in time)");
    }

    @Test
    void saysWhatIsWrongWithAnAnswerInItsOwnWords() {
        issuer.keySet(LocalIssuer.status(503));
        fetch.look();
        assertThat(warning()).contains("(status 503)");
    }

    @Test
    void namesEveryOtherFailureByItsTypeAlone() {
        issuer.close();
        fetch.look();
        assertThat(warning()).contains("(ConnectException)").doesNotContain("Connection refused");
    }
}
