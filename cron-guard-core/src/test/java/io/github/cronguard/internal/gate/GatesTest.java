package io.github.cronguard.internal.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.CronRequest;
import io.github.cronguard.internal.answer.Refusal;
import io.github.cronguard.internal.answer.Refusal.Kind;
import io.github.cronguard.internal.config.GuardConfig.Network;
import io.github.cronguard.internal.config.GuardConfig.RequireHttps;
import io.github.cronguard.internal.limit.FailureLimiter;
import io.github.cronguard.internal.net.Cidr;
import io.github.cronguard.internal.net.NetworkPolicy;
import io.github.cronguard.memory.ManualClock;
import io.github.cronguard.spi.RateLimit;
import io.github.cronguard.spi.TokenVerifier;
import io.github.cronguard.spi.Verification;
import io.github.cronguard.spi.Verification.Scope;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatesTest {
    private final ManualClock clock = ManualClock.at("2026-11-24T12:00:00Z");
    private final Verification accepted = new Verification.Accepted("anna", "bearer", Scope.RUN);

    private static Visit visit(CronRequest request) {
        return new Visit(request, "0123456789abcdef");
    }

    private static CronRequest bare() {
        return CronRequest.post("/cron/run").from("127.0.0.1");
    }

    private static Kind kind(Gate gate, Visit visit) {
        return gate.check(visit).map(Refusal::kind).orElse(Kind.PAUSED);
    }

    private Gate shape(boolean queryToken, boolean signed) {
        return new ShapeGate("/cron/run"::equals, List.of("POST"), queryToken, signed, new DeliveryIds(List.of()));
    }

    @Test
    void aBearerTokenBesideASignatureIsMalformedWhereSignaturesCount() {
        CronRequest both = bare().header("Authorization", "Bearer x").header("webhook-signature", "v1,x");
        assertThat(kind(shape(false, true), visit(both))).isEqualTo(Kind.BAD_REQUEST);
        assertThat(shape(false, false).check(visit(both))).isEmpty();
        assertThat(shape(false, true).check(visit(bare().header("Authorization", "Bearer x"))))
                .isEmpty();
        assertThat(shape(false, true).check(visit(bare().header("webhook-signature", "v1,x"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Purpose, prefetch;prerender, FORBIDDEN",
        "Purpose, Preview, FORBIDDEN",
        "X-Purpose, PREVIEW, FORBIDDEN",
        "X-Moz, prefetch, FORBIDDEN",
        "Purpose, prerender, FORBIDDEN",
        "Purpose, work, PAUSED",
        "Accept, prefetch, PAUSED"
    })
    void aPrefetchOfAnyKindIsForbidden(String header, String value, Kind expected) {
        assertThat(kind(shape(false, false), visit(bare().header(header, value))))
                .isEqualTo(expected);
    }

    @Test
    void theDeliveryIdIsKeptForTheRun() {
        Visit visit = visit(bare().header("Idempotency-Key", "42"));
        assertThat(shape(false, false).check(visit)).isEmpty();
        assertThat(visit.deliveryId()).isEqualTo("42");
    }

    @Test
    void theClientIsKnownAlsoWhenItIsForbidden() {
        Network network = new Network(
                List.of(Cidr.parse("203.0.113.0/24")),
                null,
                List.of(Cidr.parse("10.0.0.0/8")),
                RequireHttps.FALSE,
                List.of());
        Gate gate = new NetworkGate(new NetworkPolicy(network, clock));
        Visit forbidden = visit(bare().from("198.51.100.7"));
        assertThat(kind(gate, forbidden)).isEqualTo(Kind.FORBIDDEN);
        assertThat(forbidden.clientIp()).isEqualTo("198.51.100.7");
        assertThat(kind(gate, visit(bare().from("10.0.0.1").header("Forwarded", "for=\""))))
                .isEqualTo(Kind.BAD_REQUEST);
        Visit allowed = visit(bare().from("203.0.113.9"));
        assertThat(gate.check(allowed)).isEmpty();
        assertThat(allowed.clientIp()).isEqualTo("203.0.113.9");
    }

    private Gate credential(Verification... answers) {
        List<TokenVerifier> verifiers =
                Arrays.stream(answers).<TokenVerifier>map(a -> request -> a).toList();
        return new CredentialGate(
                verifiers, Set.of(Scope.RUN), new FailureLimiter(new RateLimit(9, Duration.ofMinutes(1)), clock));
    }

    @Test
    void theNextVerifierIsAskedOnlyWhenTheCredentialIsAbsent() {
        Visit visit = visit(bare());
        assertThat(credential(new Verification.Absent(), accepted).check(visit)).isEmpty();
        assertThat(visit.caller()).isEqualTo(accepted);
        assertThat(kind(credential(new Verification.Rejected("wrong"), accepted), visit(bare())))
                .isEqualTo(Kind.UNAUTHORIZED);
        Verification status = new Verification.Accepted("anna", "bearer", Scope.STATUS);
        assertThat(kind(credential(status, accepted), visit(bare()))).isEqualTo(Kind.UNAUTHORIZED);
        assertThat(kind(credential(new Verification.Undecided(), accepted), visit(bare())))
                .as("undecided although the body is there")
                .isEqualTo(Kind.UNAUTHORIZED);
        assertThat(kind(credential(new Verification.Absent()), visit(bare()))).isEqualTo(Kind.UNAUTHORIZED);
    }
}
