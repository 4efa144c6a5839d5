package io.github.cronguard.spring.boot.actuator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.Trigger;
import io.github.cronguard.sequence.Delivery;
import io.github.cronguard.sequence.Sequence;
import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.spi.Pause;
import io.github.cronguard.spring.WatchedGuard;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

class CronGuardEndpointTest {
    private static final String NOW = "2026-11-24T12:00:00Z";

    private final WatchedGuard billing = new WatchedGuard(
            "billing",
            builder -> builder.sequence(Sequence.named("default_outreach")
                    .step(1, "intro")
                    .handledBy(Delivery.AT_MOST_ONCE, step -> StepResult.processed())));
    private final WatchedGuard mail = new WatchedGuard("mail", builder -> builder);
    private final CronGuardEndpoint endpoint = new CronGuardEndpoint(List.of(billing.guard));
    private final CronGuardEndpoint both = new CronGuardEndpoint(List.of(billing.guard, mail.guard));

    @AfterEach
    void close() {
        billing.close();
        mail.close();
    }

    private WebEndpointResponse<Map<String, Object>> pause(@Nullable String scope, @Nullable String until) {
        return endpoint.change("pause", null, scope, until, "anna", "maintenance", SecurityContext.NONE);
    }

    private static void refused(WebEndpointResponse<Map<String, Object>> response, String message) {
        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(String.valueOf(response.getBody().get("message"))).startsWith(message);
    }

    private static SecurityContext signedInAs(String name) {
        return new SecurityContext() {
            @Override
            public Principal getPrincipal() {
                return () -> name;
            }

            @Override
            public boolean isUserInRole(String role) {
                return false;
            }
        };
    }

    @Test
    void readsEveryGuard() {
        billing.guard.run(Trigger.timer("own"));
        mail.away = true;

        assertThat(both.guards().get("guards"))
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .hasEntrySatisfying(
                        "billing",
                        billing -> assertThat(billing.toString())
                                .contains(
                                        "state=ON_TIME",
                                        "lastRun={id=1, status=OK, method=TIMER, caller=own",
                                        "pauses=[]")
                                .contains("paths={run=/cron/run, runs=/cron/runs/, status=/cron/status}"))
                .hasEntrySatisfying(
                        "mail",
                        mail -> assertThat(mail.toString())
                                .startsWith("{error=java.lang.IllegalStateException, paths=")
                                .doesNotContain("away"));
    }

    @Test
    void pausesAndResumes() {
        WebEndpointResponse<Map<String, Object>> paused = pause("default_outreach", null);
        assertThat(paused.getStatus()).isEqualTo(200);
        assertThat(paused.getBody().get("pauses"))
                .isEqualTo(List.of(
                        Map.of("scope", "default_outreach", "who", "anna", "reason", "maintenance", "pausedAt", NOW)));

        WebEndpointResponse<Map<String, Object>> resumed =
                endpoint.change("resume", null, "default_outreach", null, "anna", null, SecurityContext.NONE);
        assertThat(resumed.getBody()).containsEntry("resumed", true).containsEntry("pauses", List.of());
        assertThat(endpoint.change("resume", null, "default_outreach", null, "anna", null, SecurityContext.NONE)
                        .getBody())
                .containsEntry("resumed", false);
    }

    @ParameterizedTest
    @CsvSource({
        "2h, 2026-11-24T14:00:00Z",
        "PT90S, 2026-11-24T12:01:30Z",
        "1d, 2026-11-25T12:00:00Z",
        "2026-11-24T12:00:01Z, 2026-11-24T12:00:01Z",
        "2026-11-24T14:00:00+01:00, 2026-11-24T13:00:00Z"
    })
    void pausesForAWhileByTheStoragesClock(String until, Instant end) {
        assertThat(pause(Pause.ALL, until).getStatus()).isEqualTo(200);
        assertThat(billing.guard.pauses().active()).singleElement().satisfies(pause -> {
            assertThat(pause.until()).isEqualTo(end);
            assertThat(pause.who()).isEqualTo("anna");
            assertThat(pause.reason()).isEqualTo("maintenance");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "2 hours", "tomorrow", "2026-11-24", "2026-11-24T25:00:00Z", "9999999999999d"})
    void saysHowToWriteATime(String until) {
        refused(pause(Pause.ALL, until), "until: write a duration such as 2h");
        assertThat(billing.guard.pauses().active()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "-5m", NOW, "2026-11-24T11:00:00Z"})
    void refusesATimeThatIsOver(String until) {
        refused(pause(Pause.ALL, until), "until: it is over already; by the storage's clock it is " + NOW);
    }

    @Test
    void saysWhatIsMissing() {
        refused(pause(null, null), "scope: write ALL, or the key of a sequence");
        refused(
                endpoint.change("pause", null, Pause.ALL, null, " ", null, SecurityContext.NONE),
                "who: write your name, the request is not authenticated");
        refused(pause("x".repeat(300), null), "");
        assertThat(endpoint.change("stop", null, Pause.ALL, null, "anna", null, SecurityContext.NONE)
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void takesTheNameOfWhoeverIsSignedIn() {
        endpoint.change("pause", null, Pause.ALL, null, null, null, signedInAs("b".repeat(70)));
        assertThat(billing.guard.pauses().active())
                .singleElement()
                .satisfies(pause -> assertThat(pause.who()).isEqualTo("b".repeat(64)));

        refused(
                endpoint.change("pause", null, Pause.ALL, null, "anna", null, signedInAs("bert")),
                "who: leave it out, the request is authenticated");
    }

    @Test
    void asksWhichOfSeveralGuards() {
        refused(
                both.change("pause", null, Pause.ALL, null, "anna", null, SecurityContext.NONE),
                "guard: write one of [billing, mail]");
        refused(
                endpoint.change("pause", "mail", Pause.ALL, null, "anna", null, SecurityContext.NONE),
                "guard: write one of [billing]");

        both.change("pause", "mail", Pause.ALL, null, "anna", null, SecurityContext.NONE);
        assertThat(mail.guard.pauses().active()).hasSize(1);
        assertThat(billing.guard.pauses().active()).isEmpty();
    }

    @Test
    void saysThatTheStorageIsAway() {
        billing.away = true;

        WebEndpointResponse<Map<String, Object>> response = pause(Pause.ALL, "2h");
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getBody())
                .containsEntry("message", "the storage does not answer: java.lang.IllegalStateException");
    }
}
