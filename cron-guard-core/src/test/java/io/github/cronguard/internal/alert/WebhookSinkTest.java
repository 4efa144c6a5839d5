package io.github.cronguard.internal.alert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cronguard.CronRequest;
import io.github.cronguard.alert.Alert;
import io.github.cronguard.alert.Alert.Phase;
import io.github.cronguard.alert.AlertKind;
import io.github.cronguard.internal.http.BrokenAnswer;
import io.github.cronguard.internal.signature.MessageSigner;
import io.github.cronguard.internal.signature.SignedRequestVerifier;
import io.github.cronguard.memory.ManualClock;
import io.github.cronguard.spi.Verification.Accepted;
import io.github.cronguard.spi.Verification.Rejected;
import io.github.cronguard.token.Secret;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSinkTest {
    /** The vector that the reference libraries of Standard Webhooks publish. */
    private static final Secret SECRET = Secret.of("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    private static final Instant SINCE = Instant.parse("2026-11-24T12:05:00.250Z");
    private final ManualClock clock = ManualClock.at("2026-11-24T12:10:00Z");
    private final Receiver receiver = new Receiver();
    private @Nullable WebhookSink sink;

    WebhookSinkTest() throws IOException {}

    @AfterEach
    void close() {
        if (sink != null) {
            sink.close();
        }
        receiver.close();
    }

    private WebhookSink sink(@Nullable Secret secret) {
        WebhookSink made = new WebhookSink(receiver.uri("/hook?key=hunter2"), secret, clock);
        sink = made;
        return made;
    }

    private static Alert alert(AlertKind kind, Phase phase) {
        return new Alert(
                "cron:schedule-run",
                kind,
                phase,
                kind.word() + "-3-1",
                SINCE,
                SINCE.plusSeconds(60),
                "Cron is late.",
                "No \"call\" has reached us.",
                "n1");
    }

    @Test
    void signsThePublishedMessageAsItIsPublished() {
        byte[] body = "{\"test\": 2432232314}".getBytes(UTF_8);
        assertThat(new MessageSigner(SECRET)
                        .headers("msg_p5jXN8AQM9LWM0D4loKWxJek", Instant.ofEpochSecond(1_614_265_330), body))
                .containsEntry("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek")
                .containsEntry("webhook-timestamp", "1614265330")
                .containsEntry("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void postsAFlatObjectThatOurOwnVerifierAccepts() throws Exception {
        sink(SECRET).send(alert(AlertKind.LATE, Phase.OPENED));
        CronRequest came = receiver.requests.get(0);
        assertThat(came.method()).isEqualTo("POST");
        assertThat(came.headers("content-type")).containsExactly("application/json");
        String id = came.headers("webhook-id").get(0);
        assertThat(id).matches("late-3-1-[0-9a-f]{8}");
        assertThat(receiver.body(0))
                .isEqualTo("{\"type\":\"late\",\"guard\":\"cron:schedule-run\",\"state\":\"opened\","
                        + "\"since\":\"2026-11-24T12:05:00.250Z\",\"at\":\"2026-11-24T12:06:00.250Z\","
                        + "\"sentence\":\"Cron is late.\",\"detail\":\"No \\\"call\\\" has reached us.\","
                        + "\"node\":\"n1\",\"id\":\"" + id + "\"}");
        SignedRequestVerifier verifier = new SignedRequestVerifier(List.of(SECRET), clock);
        assertThat(verifier.verify(came)).isInstanceOf(Accepted.class);
        assertThat(verifier.verify(came.body("{}".getBytes(UTF_8)))).isInstanceOf(Rejected.class);
    }

    @Test
    void anAttemptHasATimestampOfItsOwnUnderTheSameId() throws Exception {
        sink(SECRET).send(alert(AlertKind.LATE, Phase.OPENED));
        clock.advance(Duration.ofMinutes(10));
        sink(SECRET).send(alert(AlertKind.LATE, Phase.OPENED));
        assertThat(receiver.requests)
                .extracting(request -> request.headers("webhook-timestamp").get(0))
                .containsExactly("1795522200", "1795522800");
        assertThat(receiver.requests)
                .extracting(request -> request.headers("webhook-id").get(0))
                .containsOnly(receiver.requests.get(0).headers("webhook-id").get(0));
    }

    @Test
    void signsNothingWithoutASecret() throws Exception {
        sink(null).send(alert(AlertKind.LATE, Phase.OPENED));
        CronRequest came = receiver.requests.get(0);
        assertThat(came.headers("webhook-signature")).isEmpty();
        assertThat(came.headers("webhook-id")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(AlertKind.class)
    void namesTheEvent(AlertKind kind) {
        assertThat(alert(kind, Phase.OPENED).event()).isEqualTo(kind.word());
        assertThat(alert(kind, Phase.REMINDER).event()).isEqualTo(kind.word());
        assertThat(alert(kind, Phase.RESOLVED).event())
                .isEqualTo(kind == AlertKind.LATE ? "recovered" : kind.word() + "_resolved");
        assertThat(AlertKind.of(kind.word())).contains(kind);
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 302, 307, 400, 404, 429, 500, 503})
    void anythingButASuccessIsAFailureAndNoRedirectIsFollowed(int status) {
        receiver.status = status;
        assertThatThrownBy(() -> sink(SECRET).send(alert(AlertKind.LATE, Phase.OPENED)))
                .isInstanceOf(BrokenAnswer.class)
                .hasMessage("127.0.0.1 answered with status " + status);
        assertThat(receiver.requests).hasSize(1);
    }

    @Test
    void saysNothingOfTheAddressButItsHost() {
        WebhookSink closed = sink(SECRET);
        receiver.close();
        assertThatThrownBy(() -> closed.send(alert(AlertKind.LATE, Phase.OPENED)))
                .hasMessage("127.0.0.1 did not answer: ConnectException")
                .hasNoCause();
    }
}
