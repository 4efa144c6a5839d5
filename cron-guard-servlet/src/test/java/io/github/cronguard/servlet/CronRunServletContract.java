package io.github.cronguard.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.CronGuard;
import io.github.cronguard.RunCounts;
import io.github.cronguard.Schedule;
import io.github.cronguard.Settings;
import io.github.cronguard.memory.InMemoryStorage;
import io.github.cronguard.memory.ManualClock;
import io.github.cronguard.token.CronTokens;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The guard's answers over the wire, on any container. */
abstract class CronRunServletContract {
    private static final Pattern EXECUTED = Pattern.compile(
            "\\{\"ok\":true,\"message\":\"Schedule executed\\.\",\"data\":"
                    + "\\{\"cron_run_id\":\\d+,\"duration_ms\":\\d+,\"processed\":1,\"queued\":0,\"skipped\":0,\"failed\":0}}");

    private final String token = CronTokens.generate().reveal();
    private final String right = "Authorization: Bearer " + token;
    private final AtomicInteger runs = new AtomicInteger();
    private final TestContainer.Starter starter;
    private CronGuard guard;
    private TestContainer container;
    private RawHttp http;

    CronRunServletContract(TestContainer.Starter starter) {
        this.starter = starter;
    }

    @BeforeEach
    void start() throws Exception {
        ManualClock clock = ManualClock.at("2026-11-24T12:00:00Z");
        guard = CronGuard.builder(Settings.builder()
                        .token(token)
                        .rateLimit("1000/1m")
                        .set("failure-limit", "1000/1m")
                        .build())
                .clock(clock)
                .storage(new InMemoryStorage(clock))
                .task("count", Schedule.everyTrigger(), run -> {
                    runs.incrementAndGet();
                    return RunCounts.processed(1);
                })
                .build();
        container = starter.start("", context -> CronRunServlet.register(context, guard));
        http = new RawHttp(container.port());
    }

    @AfterEach
    void stop() throws Exception {
        container.stop();
        guard.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void runs(String method) throws Exception {
        RawAnswer answer = http.send(method + " /cron/run", right, "X-Request-Id: abcDEF._-0123");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).matches(EXECUTED);
        assertThat(answer.header("Content-Type").orElseThrow()).startsWith("application/json");
        assertThat(answer.header("X-Request-Id")).hasValue("abcDEF._-0123");
        assertThat(answer.header("Cache-Control")).hasValue("no-store");
        assertThat(answer.header("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(runs).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "OPTIONS", "PUT", "DELETE", "PATCH"})
    void refusesEveryOtherMethod(String method) throws Exception {
        RawAnswer answer = http.send(method + " /cron/run", right);

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).hasValue("GET, POST");
        assertThat(answer.body())
                .isEqualTo(method.equals("HEAD") ? "" : "{\"ok\":false,\"message\":\"Method not allowed.\"}");
        assertThat(runs).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/cron/%72un",
                "//cron/run",
                "/cron//run",
                "/cron/run;x=1",
                "/cron/run/",
                "/cron/./run",
                "/CRON/RUN",
                "/cron%2Frun",
                "/cron/run%00",
                "/cron/run.json",
                "/cron/../cron/run"
            })
    void runsNothingOnAnotherPath(String path) throws Exception {
        RawAnswer answer = http.send("GET " + path, right);

        assertThat(answer.status()).isIn(400, 404); // 400 is the container's own
        assertThat(answer.toString()).doesNotContain(token);
        assertThat(runs).hasValue(0);
    }

    @Test
    void answersAWrongAndAnAbsentCredentialAlike() throws Exception {
        RawAnswer absent = http.send("GET /cron/run");
        RawAnswer wrong = http.send("GET /cron/run", "Authorization: Bearer " + "x".repeat(token.length()));
        RawAnswer basic = http.send("GET /cron/run", "Authorization: Basic Y3Jvbjp4");

        assertThat(absent.status()).isEqualTo(401);
        assertThat(absent.header("WWW-Authenticate").orElseThrow()).startsWith("Bearer");
        assertThat(absent.body()).isEqualTo("{\"ok\":false,\"message\":\"Unauthorized.\"}");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.body()).isEqualTo(absent.body()).isEqualTo(basic.body());
        assertThat(runs).hasValue(0);
    }

    @Test
    void refusesTwoAuthorizationHeaders() throws Exception {
        assertThat(http.send("GET /cron/run", right, right.toLowerCase(Locale.ROOT))
                        .status())
                .isEqualTo(400);
        assertThat(runs).hasValue(0);
    }

    @Test
    void readsNoTokenFromAPostedForm() throws Exception {
        String form = "token=" + token;
        RawAnswer answer = http.sendWithBody(
                "POST /cron/run",
                form,
                "Content-Type: application/x-www-form-urlencoded",
                "Content-Length: " + form.length());

        assertThat(answer.status()).isEqualTo(401);
        assertThat(runs).hasValue(0);
    }

    @Test
    void refusesABodyOverTheLimitAndTakesOneAtTheLimit() throws Exception {
        RawAnswer over = http.sendWithBody("POST /cron/run", "A".repeat(65_537), right, "Content-Length: 65537");
        RawAnswer at = http.sendWithBody("POST /cron/run", "A".repeat(65_536), right, "Content-Length: 65536");

        assertThat(over.status()).isEqualTo(413);
        assertThat(over.body()).isEqualTo("{\"ok\":false,\"message\":\"Payload too large.\"}");
        assertThat(at.status()).isEqualTo(200);
        assertThat(runs).hasValue(1);
    }

    @Test
    void showsARunAndTheStatusToGetAndHead() throws Exception {
        http.send("GET /cron/run", right);
        RawAnswer run = http.send("GET /cron/runs/1", right);
        RawAnswer head = http.send("HEAD /cron/runs/1", right);
        RawAnswer status = http.send("GET /cron/status", right);

        assertThat(run.status()).isEqualTo(200);
        assertThat(run.body()).contains("\"status\":\"OK\"");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Length")).isEqualTo(run.header("Content-Length"));
        assertThat(head.body()).isEmpty();
        assertThat(status.status()).isEqualTo(200);
        assertThat(status.body()).contains("\"state\":\"ON_TIME\"");
        assertThat(http.send("GET /cron/runs/99", right).status()).isEqualTo(404);
        assertThat(http.send("GET /cron/runs/1").status()).isEqualTo(401);
        assertThat(runs).hasValue(1);
    }
}
