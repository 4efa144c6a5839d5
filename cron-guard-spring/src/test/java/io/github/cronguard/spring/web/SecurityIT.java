package io.github.cronguard.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.servlet.RawAnswer;
import io.github.cronguard.servlet.RawHttp;
import io.github.cronguard.spring.RunningApp;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.web.access.WebInvocationPrivilegeEvaluator;

/** An application with Spring Security that says nothing about it: Boot closes all of it, and the endpoint alone is open. */
class SecurityIT {
    private static final String TOKEN = "Authorization: Bearer " + RunningApp.TOKEN;
    private static final String USER =
            "Basic " + Base64.getEncoder().encodeToString("anna:sesame".getBytes(StandardCharsets.UTF_8));

    private static RunningApp app;
    private static CountedRuns runs;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            excludeName = {
                "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
                "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration"
            })
    @Import(CountedRuns.class)
    static class Host {}

    @BeforeAll
    static void start() {
        app = RunningApp.start(
                Host.class,
                "spring.security.user.name=anna",
                "spring.security.user.password=sesame",
                "cron-guard.rate-limit=1000/1m",
                "cron-guard.failure-limit=1000/1m");
        runs = app.context().getBean(CountedRuns.class);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void letsTheGuardDecideByItsOwnCredential() throws Exception {
        HttpResponse<String> right = app.post("/cron/run");
        HttpResponse<String> absent = app.sendAs("", "POST", "/cron/run");
        HttpResponse<String> user = app.sendAs(USER, "GET", "/cron/run");

        assertThat(right.statusCode()).isEqualTo(200);
        assertThat(right.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(absent.statusCode()).isEqualTo(401);
        assertThat(absent.body()).isEqualTo("{\"ok\":false,\"message\":\"Unauthorized.\"}");
        assertThat(user.statusCode()).isEqualTo(401);
        assertThat(user.body()).isEqualTo(absent.body());
        assertThat(app.get("/cron/status").statusCode()).isEqualTo(200);
        assertThat(app.get("/cron/runs/1").statusCode()).isEqualTo(200);
    }

    @Test
    void leavesTheRestOfTheApplicationClosed() throws Exception {
        assertThat(app.get("/hello").statusCode()).isEqualTo(401);
        assertThat(app.sendAs("", "GET", "/").statusCode()).isEqualTo(401);
        assertThat(app.sendAs(USER, "GET", "/hello").body()).isEqualTo("the host's own");
        HttpResponse<String> forged = app.sendAs(USER, "POST", "/hello");
        assertThat(forged.statusCode())
                .as("no CSRF token, and a closed error page")
                .isIn(401, 403);
        assertThat(forged.body()).doesNotContain("the host's own");
    }

    @Test
    void leavesTheActuatorAsItWas() throws Exception {
        assertThat(app.sendAs("", "GET", "/actuator/health").statusCode()).isEqualTo(200);
        assertThat(app.sendAs("", "GET", "/actuator/env").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/cron/run/x",
                "/cron/run/",
                "/cron/%72un",
                "/cron/run.json",
                "//cron/run",
                "/cron/run;x=1",
                "/cron",
                "/cron/RUN",
                "/x/../cron/run",
                "/cron/runs",
                "/cron/statuses",
                "/cron/run%2F"
            })
    void keepsWhatIsNearlyTheEndpointClosed(String path) throws Exception {
        int before = runs.soFar();
        RawAnswer answer = new RawHttp(app.port()).send("GET " + path, TOKEN);

        assertThat(answer.status()).isIn(400, 401, 403);
        assertThat(answer.toString()).doesNotContain("the host's own").doesNotContain(RunningApp.TOKEN);
        assertThat(runs.soFar()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/cron/runs/../../hello",
                "/cron/runs/..",
                "/cron/runs/%2e%2e/%2e%2e/hello",
                "/cron/runs/;/../../hello",
                "/cron/runs//hello",
                "/cron/runs/1/hello"
            })
    void opensNothingBehindThePathOfTheRuns(String path) throws Exception {
        RawAnswer answer = new RawHttp(app.port()).send("GET " + path);

        assertThat(answer.status()).isIn(400, 401, 404);
        assertThat(answer.toString()).doesNotContain("the host's own");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "OPTIONS", "PUT", "TRACE"})
    void refusesOtherMethodsWithoutAnEcho(String method) throws Exception {
        RawAnswer answer = new RawHttp(app.port()).send(method + " /cron/run", TOKEN);

        // 400 and 401 where Spring Security or Tomcat refuses TRACE before, with a closed error page
        assertThat(answer.status()).isIn(method.equals("TRACE") ? List.of(400, 401, 405) : List.of(405));
        assertThat(answer.toString()).doesNotContain(RunningApp.TOKEN);
    }

    @Test
    void answersWhoAsksWhetherALinkMayBeShown() {
        WebInvocationPrivilegeEvaluator links = app.context().getBean(WebInvocationPrivilegeEvaluator.class);

        assertThat(links.isAllowed("/hello", null)).isFalse();
        assertThat(links.isAllowed("/cron/run", null)).isFalse();
    }
}
