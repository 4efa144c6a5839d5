package io.github.cronguard.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.CronRequest;
import io.github.cronguard.spi.TokenVerifier;
import io.github.cronguard.spi.Verification;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a {@link TokenVerifier} promises. */
public abstract class TokenVerifierContract {

    private static final List<String> ODD_VALUES = List.of(
            "",
            " ",
            ",",
            "Bearer",
            "Bearer ",
            "bearer\t",
            "Bearer  x",
            "Bearer x y",
            "Basic QTpC",
            "Basic",
            "\u0000",
            "Bearer \ud83d",
            "Bearer \u00e4\u202e",
            "=",
            "Bearer " + "x".repeat(100_000));

    private static final List<String> ODD_TARGETS = List.of(
            "/cron/run?",
            "/cron/run?token",
            "/cron/run?token=",
            "/cron/run?token=%",
            "/cron/run?token=%zz",
            "/cron/run?token=a&token=b",
            "/cron/run?&&=&",
            "/cron/run?token=" + "x".repeat(100_000));

    /** Made by a test class. */
    protected TokenVerifierContract() {}

    /**
     * The verifier.
     *
     * @return one that accepts {@link #good()} and rejects {@link #wrong()}
     */
    protected abstract TokenVerifier verifier();

    /**
     * A request with a right credential.
     *
     * @return the request
     */
    protected abstract CronRequest good();

    /**
     * A request with a credential of the verifier's kind that is wrong.
     *
     * @return the request
     */
    protected abstract CronRequest wrong();

    @Test
    void acceptsARightCredential() {
        assertThat(verifier().verify(good())).isInstanceOf(Verification.Accepted.class);
    }

    @Test
    void givesTheSameAnswerToManyThatAskAtOnce() {
        TokenVerifier verifier = verifier();
        Verification alone = verifier.verify(good());
        assertThat(Race.of(() -> verifier.verify(good()))).containsOnly(alone);
    }

    @Test
    void rejectsAWrongCredentialAndKeepsItToItself() {
        Verification answer = verifier().verify(wrong());
        assertThat(answer).isInstanceOf(Verification.Rejected.class);
        String reason = ((Verification.Rejected) answer).reason();
        wrong().header("Authorization")
                .ifPresent(value -> assertThat(reason).doesNotContain(value.substring(value.indexOf(' ') + 1)));
        wrong().query().ifPresent(query -> assertThat(reason).doesNotContain(query));
    }

    @Test
    void leavesARequestWithoutCredentialToTheNextVerifier() {
        assertThat(verifier().verify(CronRequest.post("/cron/run"))).isInstanceOf(Verification.Absent.class);
    }

    @Test
    void neverThrowsOnAndNeverAcceptsOddInput() {
        List<CronRequest> odd = new ArrayList<>();
        for (String value : ODD_VALUES) {
            odd.add(CronRequest.post("/cron/run").header("Authorization", value));
            odd.add(CronRequest.post("/cron/run")
                    .header("webhook-id", value)
                    .header("webhook-timestamp", value)
                    .header("webhook-signature", value));
        }
        ODD_TARGETS.forEach(target -> odd.add(CronRequest.get(target)));
        odd.add(CronRequest.post("/cron/run").body("{\"token\":".getBytes(StandardCharsets.UTF_8)));
        TokenVerifier verifier = verifier();
        for (CronRequest request : odd) {
            assertThat(verifier.verify(request)).isNotNull().isNotInstanceOf(Verification.Accepted.class);
        }
    }
}
