package io.github.cronguard.spring.boot.actuator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.CronGuard;
import io.github.cronguard.memory.ManualClock;
import io.github.cronguard.spi.Pause;
import io.github.cronguard.spring.RunningApp;
import io.github.cronguard.spring.task.CronGuardTask;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.Principal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What operators see over HTTP. */
class ActuatorIT {

    @Configuration(proxyBeanMethods = false)
    @ActuatorHost
    static class Host {
        @Bean
        ManualClock clock() {
            return ManualClock.at("2026-11-24T12:00:00Z");
        }

        @CronGuardTask
        void invoices() {}

        /** Stands for whatever signs people in. */
        @Bean
        Filter signIn() {
            return (request, response, chain) -> chain.doFilter(
                    new HttpServletRequestWrapper((HttpServletRequest) request) {
                        @Override
                        public @Nullable Principal getUserPrincipal() {
                            String name = getHeader("X-Signed-In");
                            return name == null ? null : () -> name;
                        }
                    },
                    response);
        }
    }

    private final RunningApp app = RunningApp.start(
            Host.class,
            "management.endpoints.web.exposure.include=*",
            "management.endpoint.health.show-details=always",
            "management.endpoint.health.probes.enabled=true");

    @AfterEach
    void close() {
        app.close();
    }

    private String get(String path) throws Exception {
        HttpResponse<String> response = app.get(path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return response.body();
    }

    private HttpResponse<String> write(String action, String json, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + app.port() + "/actuator/cronguard/" + action))
                .timeout(Duration.ofSeconds(40))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void healthShowsCron() throws Exception {
        app.post("/cron/run");

        assertThat(get("/actuator/health/cronGuard"))
                .contains("\"status\":\"UP\"", "\"state\":\"ON_TIME\"", "\"late\":false", "\"lastRun\":{\"id\":1,")
                .contains("\"backlog\":0");
        assertThat(get("/actuator/health")).contains("\"cronGuard\":{");
    }

    @Test
    void cronThatIsDownIsNoReasonToTakeTheNodeOut() throws Exception {
        app.context().getBean(ManualClock.class).advance(Duration.ofHours(1));

        assertThat(app.get("/actuator/health").statusCode()).isEqualTo(503);
        assertThat(app.get("/actuator/health/cronGuard").body()).contains("\"status\":\"DOWN\"", "\"state\":\"DOWN\"");
        assertThat(get("/actuator/health/liveness")).contains("\"UP\"").doesNotContain("cronGuard");
        assertThat(get("/actuator/health/readiness")).contains("\"UP\"").doesNotContain("cronGuard");
    }

    @Test
    void metricsTellRunsRefusalsAndGauges() throws Exception {
        app.post("/cron/run");
        app.sendAs("Bearer wrong", "POST", "/cron/run");

        assertThat(get("/actuator/metrics/cron.guard.run?tag=outcome:ok&tag=guard:cron:schedule-run"))
                .contains("\"baseUnit\":\"seconds\"", "{\"statistic\":\"COUNT\",\"value\":1.0}");
        assertThat(get("/actuator/metrics/cron.guard.refusal?tag=reason:unauthorized"))
                .contains("{\"statistic\":\"COUNT\",\"value\":1.0}");
        assertThat(get("/actuator/metrics/cron.guard.step?tag=result:processed"))
                .contains("\"guard\"");
        assertThat(get("/actuator/metrics/cron.guard.lease.lost")).contains("\"value\":0.0");
        assertThat(get("/actuator/metrics/cron.guard.backlog")).contains("\"baseUnit\":\"steps\"", "\"value\":0.0");
        assertThat(get("/actuator/metrics/cron.guard.last.run.age")).contains("\"baseUnit\":\"seconds\"");
        assertThat(get("/actuator/metrics/cron.guard.execution?tag=outcome:ok"))
                .contains("{\"statistic\":\"COUNT\",\"value\":1.0}");
    }

    @Test
    void theEndpointReadsPausesAndResumes() throws Exception {
        app.post("/cron/run");
        assertThat(get("/actuator/cronguard"))
                .startsWith("{\"guards\":{\"cron:schedule-run\":{\"state\":\"ON_TIME\",")
                .contains("\"lastRun\":{\"id\":1,\"status\":\"OK\",\"method\":\"POST\",", "\"pauses\":[]")
                .contains("\"paths\":{\"run\":\"/cron/run\",\"runs\":\"/cron/runs/\",\"status\":\"/cron/status\"}");

        HttpResponse<String> paused =
                write("pause", "{\"scope\":\"ALL\",\"until\":\"2h\",\"who\":\"anna\",\"reason\":\"maintenance\"}");
        assertThat(paused.statusCode()).isEqualTo(200);
        assertThat(paused.body())
                .contains("{\"scope\":\"ALL\",\"until\":\"", "\"who\":\"anna\",\"reason\":\"maintenance\"");
        assertThat(app.post("/cron/run").body()).contains("Cron is paused.");
        assertThat(get("/actuator/cronguard")).contains("\"state\":\"PAUSED\"");

        HttpResponse<String> resumed = write("resume", "{\"scope\":\"ALL\",\"who\":\"anna\"}");
        assertThat(resumed.body()).contains("\"resumed\":true", "\"pauses\":[]");
        assertThat(app.post("/cron/run").body()).contains("Schedule executed.");
    }

    @Test
    void badInputIsAnsweredWithWhatToDo() throws Exception {
        HttpResponse<String> noScope = write("pause", "{\"who\":\"anna\"}");
        assertThat(noScope.statusCode()).isEqualTo(400);
        assertThat(noScope.body()).isEqualTo("{\"message\":\"scope: write ALL, or the key of a sequence\"}");
        assertThat(write("pause", "{\"scope\":\"ALL\"}").body())
                .isEqualTo("{\"message\":\"who: write your name, the request is not authenticated\"}");
        assertThat(write("pause", "{\"scope\":\"ALL\",\"who\":\"anna\",\"until\":\"soon\"}")
                        .body())
                .startsWith("{\"message\":\"until: write a duration such as 2h");
        assertThat(write("stop", "{\"scope\":\"ALL\",\"who\":\"anna\"}").statusCode())
                .isEqualTo(404);
        assertThat(app.context().getBean(CronGuard.class).pauses().active()).isEmpty();
    }

    @Test
    void whoeverIsSignedInPauses() throws Exception {
        assertThat(write("pause", "{\"scope\":\"ALL\"}", "X-Signed-In", "bert").statusCode())
                .isEqualTo(200);
        assertThat(app.context().getBean(CronGuard.class).pauses().active())
                .extracting(Pause::who)
                .containsExactly("bert");
    }

    @Test
    void isNotExposedUnlessTheApplicationSaysSo() throws Exception {
        try (RunningApp closed = RunningApp.start(Host.class)) {
            assertThat(closed.get("/actuator/cronguard").statusCode()).isEqualTo(404);
            assertThat(closed.get("/actuator/health").statusCode()).isEqualTo(200);
        }
    }
}
