package io.github.cronguard.internal.signature;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.CronRequest;
import io.github.cronguard.memory.ManualClock;
import io.github.cronguard.spi.Verification.Absent;
import io.github.cronguard.spi.Verification.Accepted;
import io.github.cronguard.spi.Verification.Rejected;
import io.github.cronguard.spi.Verification.Scope;
import io.github.cronguard.token.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The message, its secret and its signature are the vector that the reference libraries of Standard Webhooks publish and test
 * with (github.com/standard-webhooks/standard-webhooks, libraries).
 */
class SignedRequestVerifierTest {
    private static final String SECRET = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OTHER_SECRET = "C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final String TIMESTAMP = "1614265330";
    private static final String BODY = "{\"test\": 2432232314}";
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private final ManualClock clock =
            ManualClock.at(Instant.ofEpochSecond(Long.parseLong(TIMESTAMP)).toString());

    private final SignedRequestVerifier verifier = verifier(SECRET);

    private SignedRequestVerifier verifier(String... secrets) {
        return new SignedRequestVerifier(
                List.of(secrets).stream().map(Secret::of).toList(), clock);
    }

    private static CronRequest request(String id, String timestamp, String signature, String body) {
        return CronRequest.post("/cron/run")
                .header("webhook-id", id)
                .header("webhook-timestamp", timestamp)
                .header("webhook-signature", signature)
                .body(body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void acceptsThePublishedMessage() {
        assertThat(verifier.verify(request(ID, TIMESTAMP, SIGNATURE, BODY)))
                .isEqualTo(new Accepted("signed", "signature", Scope.RUN));
    }

    @Test
    void twoSecretsAreLiveAtOnce() {
        CronRequest old = request(ID, TIMESTAMP, SIGNATURE, BODY);
        assertThat(verifier(OTHER_SECRET, SECRET).verify(old)).isInstanceOf(Accepted.class);
        assertThat(verifier(SECRET, OTHER_SECRET).verify(old)).isInstanceOf(Accepted.class);
        assertThat(verifier(OTHER_SECRET).verify(old)).isEqualTo(new Rejected("wrong signature"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SIGNATURE
                        + " v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg==",
                "v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc= " + SIGNATURE,
                "v2,anything " + SIGNATURE + " v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc="
            })
    void oneRightSignatureOfSeveralIsEnough(String signatures) {
        assertThat(verifier.verify(request(ID, TIMESTAMP, signatures, BODY))).isInstanceOf(Accepted.class);
    }

    @Test
    void anotherIdTimestampOrBodyIsAnotherMessage() {
        assertThat(verifier.verify(request(ID + "x", TIMESTAMP, SIGNATURE, BODY)))
                .isEqualTo(new Rejected("wrong signature"));
        assertThat(verifier.verify(request(ID, "1614265331", SIGNATURE, BODY)))
                .isEqualTo(new Rejected("wrong signature"));
        assertThat(verifier.verify(request(ID, TIMESTAMP, SIGNATURE, BODY + " ")))
                .isEqualTo(new Rejected("wrong signature"));
        assertThat(verifier.verify(request(ID, TIMESTAMP, SIGNATURE, ""))).isEqualTo(new Rejected("wrong signature"));
    }

    @Test
    void bytesCannotMoveFromOneFieldToAnother() {
        String moved = ID + "." + TIMESTAMP;
        assertThat(verifier.verify(request(moved, TIMESTAMP, SIGNATURE, BODY)))
                .isEqualTo(new Rejected("malformed signature headers"));
    }

    @ParameterizedTest
    @CsvSource({"300, true", "-300, true", "301, false", "-301, false", "86400, false"})
    void toleratesFiveMinutesInBothDirections(long seconds, boolean accepted) {
        ManualClock there = ManualClock.at(
                Instant.ofEpochSecond(Long.parseLong(TIMESTAMP) + seconds).toString());
        SignedRequestVerifier then = new SignedRequestVerifier(List.of(Secret.of(SECRET)), there);

        assertThat(then.verify(request(ID, TIMESTAMP, SIGNATURE, BODY)) instanceof Accepted)
                .isEqualTo(accepted);
        there.advance(Duration.ofDays(1));
        assertThat(then.verify(request(ID, TIMESTAMP, SIGNATURE, BODY)))
                .isEqualTo(new Rejected("timestamp too far from now"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                "v1",
                "v1;g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                "V1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                "v1,not Base64!",
                "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=,v1,x"
            })
    void malformedSignaturesAreRejected(String signature) {
        assertThat(verifier.verify(request(ID, TIMESTAMP, signature, BODY))).isInstanceOf(Rejected.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "-1614265330",
                "+1614265330",
                "1614265330.0",
                "01614265330",
                "1e9",
                "9999999999999",
                "now"
            })
    void malformedTimestampsAreRejected(String timestamp) {
        assertThat(verifier.verify(request(ID, timestamp, SIGNATURE, BODY)))
                .isEqualTo(new Rejected("malformed signature headers"));
    }

    @Test
    void wantsEachHeaderOnceAndBounded() {
        CronRequest good = request(ID, TIMESTAMP, SIGNATURE, BODY);
        assertThat(verifier.verify(good.header("webhook-id", ID))).isInstanceOf(Rejected.class);
        assertThat(verifier.verify(good.header("webhook-timestamp", TIMESTAMP))).isInstanceOf(Rejected.class);
        assertThat(verifier.verify(good.header("webhook-signature", SIGNATURE))).isInstanceOf(Rejected.class);
        assertThat(verifier.verify(CronRequest.post("/cron/run").header("webhook-signature", SIGNATURE)))
                .isInstanceOf(Rejected.class);
        assertThat(verifier.verify(request("x".repeat(256), TIMESTAMP, SIGNATURE, BODY)))
                .isEqualTo(new Rejected("malformed signature headers"));
        assertThat(verifier.verify(request(ID, TIMESTAMP, SIGNATURE + " v1,AAAA".repeat(16), BODY)))
                .isEqualTo(new Rejected("malformed signature headers"));
        assertThat(verifier.verify(request(ID, TIMESTAMP, SIGNATURE + " v1," + "A".repeat(5_000), BODY)))
                .isEqualTo(new Rejected("malformed signature headers"));
    }

    @Test
    void anIdAloneIsNoSignature() {
        assertThat(verifier.verify(
                        CronRequest.post("/cron/run").header("webhook-id", ID).header("webhook-timestamp", TIMESTAMP)))
                .isInstanceOf(Absent.class);
    }
}
