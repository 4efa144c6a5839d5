package io.github.cronguard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Triggers that are signed after Standard Webhooks, through a whole guard. */
@Timeout(30)
class SignedTriggerTest {
    private static final String SECRET = "whsec_pR7vXw2mQ9tLcY5bN8dH4jS1gF6aUoIeZk3W";
    private static final String OLD_SECRET = "aB9xKq2LmV5nRtY8wCzE4uGiJ7oPdS1fHh0TQe6M";

    private final GuardFixture fixture = new GuardFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private CronGuard guard() {
        return fixture.guard(settings -> settings.set("signing-secret", SECRET + "," + OLD_SECRET), guard -> guard);
    }

    private CronRequest signed(String id, Instant at, String body, String secret) {
        String seconds = Long.toString(at.getEpochSecond());
        return CronRequest.post("/cron/run")
                .from("127.0.0.1")
                .header("webhook-id", id)
                .header("webhook-timestamp", seconds)
                .header("webhook-signature", "v1," + mac(secret, id + "." + seconds + "." + body))
                .body(body.getBytes(StandardCharsets.UTF_8));
    }

    private CronRequest signed(String id) {
        return signed(id, fixture.clock.instant(), "{\"type\":\"cron.tick\"}", SECRET);
    }

    private static String mac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.replace("whsec_", "")), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aSignedTriggerRunsAndItsReplayDoesNot() {
        CronGuard guard = guard();
        CronRequest trigger = signed("msg_1");

        assertThat(guard.handle(trigger).body()).contains("Schedule executed.");
        fixture.clock.advance(Duration.ofMinutes(5));
        assertThat(guard.handle(trigger).status()).isEqualTo(200);
        assertThat(guard.handle(trigger).body()).contains("\"Already executed.\"", "\"cron_run_id\":1,");
        assertThat(fixture.runs()).singleElement().satisfies(run -> {
            assertThat(run.caller()).isEqualTo("signed");
            assertThat(run.deliveryId()).isEqualTo("msg_1");
        });
        fixture.clock.advance(Duration.ofSeconds(1));
        assertThat(guard.handle(trigger).status()).as("beyond the tolerance").isEqualTo(401);
    }

    @Test
    void aRetryWithANewTimestampIsTheSameDelivery() {
        CronGuard guard = guard();

        assertThat(guard.handle(signed("msg_1")).status()).isEqualTo(200);
        fixture.clock.advance(Duration.ofMinutes(30));
        assertThat(guard.handle(signed("msg_1")).body()).contains("\"Already executed.\"");
        assertThat(guard.handle(signed("msg_2")).body()).contains("\"Schedule executed.\"");
    }

    @Test
    void theOldSecretIsGoodWhileItStandsInTheSetting() {
        CronRequest trigger = signed("msg_1", fixture.clock.instant(), "", OLD_SECRET);

        assertThat(guard().handle(trigger).status()).isEqualTo(200);
        fixture.close();
        CronGuard later = fixture.guard(settings -> settings.set("signing-secret", SECRET), guard -> guard);
        assertThat(later.handle(trigger).status()).isEqualTo(401);
    }

    @Test
    void aChangedBodyStartsNothing() {
        CronGuard guard = guard();

        assertThat(guard.handle(signed("msg_1").body("{}".getBytes(StandardCharsets.UTF_8)))
                        .body())
                .isEqualTo("{\"ok\":false,\"message\":\"Unauthorized.\"}");
        assertThat(fixture.runs()).isEmpty();
    }

    @Test
    void aSignatureBesideAnotherCredentialIsMalformed() {
        CronGuard guard = guard();

        assertThat(guard.handle(signed("msg_1").header("Authorization", "Bearer " + fixture.token))
                        .status())
                .isEqualTo(400);
        assertThat(fixture.runs()).isEmpty();
    }

    @Test
    void theBodyIsWaitedForOnlyBehindAHeadThatCouldBeRight() {
        CronGuard guard = guard();
        CronRequest trigger = signed("msg_1");

        assertThat(guard.refuseHead(trigger.body(new byte[0])))
                .as("decided by the body")
                .isEmpty();
        fixture.clock.advance(Duration.ofMinutes(6));
        assertThat(guard.refuseHead(trigger))
                .get()
                .extracting(CronResponse::status)
                .isEqualTo(401);
        assertThat(guard.refuseHead(
                        CronRequest.post("/cron/run").from("127.0.0.1").header("webhook-signature", "v1,AAAA")))
                .get()
                .extracting(CronResponse::status)
                .isEqualTo(401);
        assertThat(fixture.runs()).isEmpty();
    }

    @Test
    void withoutASecretASignatureIsNoCredential() {
        CronGuard guard = fixture.guard(parts -> parts);

        assertThat(guard.handle(signed("msg_1")).status()).isEqualTo(401);
        assertThat(guard.handle(fixture.trigger().header("webhook-signature", "v1,AAAA"))
                        .status())
                .as("a header that means nothing here")
                .isEqualTo(200);
    }
}
