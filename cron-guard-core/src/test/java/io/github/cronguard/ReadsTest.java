package io.github.cronguard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.sequence.Delivery;
import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.spi.Pause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadsTest {
    private static final String STATUS_TOKEN = "a-token-that-reads-the-status-0123456789";

    private final GuardFixture fixture = new GuardFixture();
    private final CronGuard guard = fixture.guard(
            settings -> settings.set("status-token", STATUS_TOKEN),
            g -> g.sequence(GuardFixture.sequence(Delivery.AT_MOST_ONCE, step -> StepResult.processed())));

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void theStatusHasTheBodyOfTheDesign() {
        fixture.enroll(2);
        assertThat(guard.handle(fixture.read("/cron/status")).body())
                .isEqualTo("{\"ok\":true,\"message\":\"Cron is on time.\",\"data\":{\"state\":\"ON_TIME\","
                        + "\"last_run_at\":null,\"last_run_id\":null,\"last_run_status\":null,\"last_success_at\":null,"
                        + "\"backlog\":2,\"oldest_due_at\":\"2026-11-24T12:00:00.000Z\",\"uncertain\":0,\"dead\":0,"
                        + "\"cause\":\"NEVER_CALLED\"}}");
        fixture.clock.advance(Duration.ofSeconds(1));
        guard.handle(fixture.trigger());
        assertThat(guard.handle(fixture.read("/cron/status")).body())
                .isEqualTo("{\"ok\":true,\"message\":\"Cron is on time.\",\"data\":{\"state\":\"ON_TIME\","
                        + "\"last_run_at\":\"2026-11-24T12:00:01.000Z\",\"last_run_id\":1,\"last_run_status\":\"OK\","
                        + "\"last_success_at\":\"2026-11-24T12:00:01.000Z\","
                        + "\"backlog\":0,\"oldest_due_at\":null,\"uncertain\":0,\"dead\":0}}");
    }

    @Test
    void cronIsLateAfterFiveMinutesAndDownAfterTen() {
        fixture.clock.advance(Duration.ofMinutes(5));
        assertThat(guard.health().state()).isEqualTo(CronHealth.State.ON_TIME);
        guard.handle(fixture.trigger());
        fixture.clock.advance(Duration.ofMinutes(5).plusSeconds(1));
        assertThat(guard.health().state()).isEqualTo(CronHealth.State.LATE);
        CronResponse late = guard.handle(fixture.read("/cron/status"));
        assertThat(late.status()).isEqualTo(503);
        assertThat(late.body()).startsWith("{\"ok\":false,\"message\":\"Cron is late.\",\"data\":{\"state\":\"LATE\"");
        fixture.clock.advance(Duration.ofMinutes(5));
        assertThat(guard.health().late()).isTrue();
        assertThat(guard.health().down()).isTrue();
        assertThat(guard.handle(fixture.read("/cron/status")).body()).contains("Cron is down.");
        guard.handle(fixture.trigger());
        assertThat(guard.health().late()).isFalse();
    }

    @Test
    void theStatusTellsTheCauseInAWordAndNoMore() {
        guard.handle(fixture.trigger());
        assertThat(guard.handle(fixture.read("/cron/status")).body()).doesNotContain("cause");
        fixture.clock.advance(Duration.ofMinutes(5).plusSeconds(1));
        assertThat(guard.handle(fixture.read("/cron/status")).body())
                .endsWith("\"dead\":0,\"cause\":\"CALLS_STOPPED\"}}");
        guard.pauses().pause(Pause.ALL, null, "anna", "a bad template");
        assertThat(guard.handle(fixture.read("/cron/status")).body())
                .endsWith("\"dead\":0,\"cause\":\"PAUSED\"}}")
                .doesNotContain("anna", "template");
        guard.pauses().resume(Pause.ALL, "anna");
        assertThat(guard.handle(fixture.read("/cron/status")).body())
                .contains("ON_TIME")
                .doesNotContain("cause");
    }

    @Test
    void theStatusTokenReadsAndStartsNothing() {
        CronRequest header =
                CronRequest.get("/cron/status").from("127.0.0.1").header("Authorization", "Bearer " + STATUS_TOKEN);
        assertThat(guard.handle(header).status()).isEqualTo(200);
        assertThat(guard.handle(CronRequest.get("/cron/status?token=" + STATUS_TOKEN)
                                .from("127.0.0.1"))
                        .status())
                .isEqualTo(200);
        CronResponse refused = guard.handle(
                CronRequest.get("/cron/run").from("127.0.0.1").header("Authorization", "Bearer " + STATUS_TOKEN));
        assertThat(refused.status()).isEqualTo(401);
        assertThat(fixture.runs()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "2", "01", "-1", "1/", "", "x", "99999999999999999999", "1%20", "1;a=b"})
    void anUnknownRunIsNotFoundBehindTheCredential(String id) {
        guard.handle(fixture.trigger());
        assertThat(guard.handle(fixture.read("/cron/runs/" + id)).status()).isEqualTo(404);
        assertThat(guard.handle(CronRequest.get("/cron/runs/" + id).from("127.0.0.1"))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aRefusedReadIsCountedLikeARefusedTrigger() {
        List<String> refused = new ArrayList<>();
        CronGuard heard = fixture.guard(g -> g.listener(new RunListener() {
                    @Override
                    public void refused(String reason, @Nullable String callerIp) {
                        refused.add(reason);
                    }
                })
                .sequence(GuardFixture.sequence(Delivery.AT_MOST_ONCE, step -> StepResult.processed())));
        heard.handle(CronRequest.get("/cron/status").from("127.0.0.1"));
        heard.handle(fixture.read("/cron/status"));
        assertThat(refused).containsExactly("unauthorized");
    }

    @Test
    void readsTakeGetAndHeadAndHaveALimitOfTheirOwn() {
        CronRequest post =
                CronRequest.post("/cron/status").from("127.0.0.1").header("Authorization", "Bearer " + fixture.token);
        assertThat(guard.handle(post).headers()).containsEntry("Allow", "GET, HEAD");
        CronRequest head = CronRequest.of("HEAD", "/cron/status")
                .from("127.0.0.1")
                .header("Authorization", "Bearer " + fixture.token);
        for (int i = 0; i < 60; i++) {
            assertThat(guard.handle(head).status()).isEqualTo(200);
        }
        assertThat(guard.handle(head).status()).isEqualTo(429);
        assertThat(guard.handle(fixture.trigger()).status()).isEqualTo(200);
    }
}
