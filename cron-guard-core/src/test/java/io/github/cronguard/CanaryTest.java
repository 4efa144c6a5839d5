package io.github.cronguard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.github.cronguard.internal.config.ConfigReader;
import io.github.cronguard.internal.config.Reading;
import io.github.cronguard.token.Secret;
import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Secrets, right and wrong ones, are in no text that the guard makes. */
class CanaryTest {
    private static final String RIGHT = "cAnArY1rIgHt-Zk3Qv8Xm2Rt9Lw5Yb7Nc4Hd6Js";
    private static final String PREVIOUS = "cAnArY2pReViOuS-Qw7Er2Ty9Ui4Op6As1Df8Gh3";
    private static final String WRONG = "cAnArY3wRoNg-Lp9Ok2Ij8Uh3Yg7Tf4Rd6Es1Wa5";
    private static final String QUERY = "cAnArY4qUeRy-Mn2Bv7Cx4Zl9Kj3Hg6Fd8Sa1Po5";
    private static final String SIGNING = "cAnArY7sIgNiNgPw3Ex8Rq5Tz2Uv9Yb4Nd7Mf6Kh";
    private static final String ALERTS = "cAnArY8aLeRtSqPw3Ex8Rq5Tz2Uv9Yb4Nd7Mf6Kh";
    private static final String URL = "http://127.0.0.1:9/cAnArY5uRl?key=cAnArY6uRl";
    private static final String ANY = "cAnArY";

    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final Level before = root.getLevel();
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final GuardFixture fixture = new GuardFixture();

    @BeforeEach
    void traceEverything() {
        root.setLevel(Level.TRACE);
        lines.start();
        root.addAppender(lines);
    }

    @AfterEach
    void close() {
        root.detachAppender(lines);
        root.setLevel(before);
        fixture.close();
    }

    private static SettingsBuilder settings(SettingsBuilder settings) {
        return settings.token(RIGHT)
                .set("token-previous", PREVIOUS)
                .set("token-previous-until", "2026-11-25T12:00:00Z")
                .set("allow-query-token", "true")
                .set("query-token", QUERY)
                .set("signing-secret", SIGNING)
                .set("heartbeat-url", URL)
                .set("heartbeat-start-url", URL + "1")
                .set("heartbeat-fail-url", URL + "2")
                .set("alert-url", URL + "3")
                .set("alert-secret", ALERTS);
    }

    private static List<CronRequest> requests() {
        List<CronRequest> requests = new ArrayList<>();
        for (String target : List.of("/cron/run", "/cron/status", "/cron/runs/1", "/elsewhere")) {
            for (String token : List.of(RIGHT, PREVIOUS, WRONG)) {
                requests.add(CronRequest.post(target).header("Authorization", "Bearer " + token));
                requests.add(CronRequest.get(target).header("Authorization", "Bearer  " + token));
                requests.add(CronRequest.get(target).header("Authorization", "Basic " + token));
            }
            requests.add(CronRequest.get(target + "?token=" + QUERY));
            requests.add(CronRequest.get(target + "?token=" + WRONG));
            requests.add(CronRequest.post(target).body(WRONG.getBytes(StandardCharsets.UTF_8)));
            requests.add(CronRequest.post(target)
                    .header("webhook-id", "msg_1")
                    .header("webhook-timestamp", "1795521600")
                    .header("webhook-signature", "v1," + SIGNING));
        }
        return requests.stream().map(request -> request.from("127.0.0.1")).toList();
    }

    @Test
    void noSecretIsInALogAnAnswerATableOrAToString() {
        List<String> refusals = new ArrayList<>();
        CronGuard guard = fixture.guard(
                CanaryTest::settings,
                parts -> parts.listener(new RunListener() {
                    @Override
                    public void refused(String reason, @Nullable String clientIp) {
                        refusals.add(reason + " " + clientIp);
                    }
                }));

        List<CronResponse> answers = requests().stream().map(guard::handle).toList();
        guard.close();

        assertThat(answers).extracting(CronResponse::status).contains(200, 400, 401, 404, 429);
        Assertions.<Object>assertThat(answers).asString().doesNotContain(ANY);
        assertThat(requests()).asString().doesNotContain(ANY);
        assertThat(log()).contains("still in use").doesNotContain(ANY);
        assertThat(fixture.runs()).isNotEmpty().asString().doesNotContain(ANY);
        assertThat(refusals).isNotEmpty().asString().doesNotContain(ANY);
    }

    @Test
    void noSecretIsInWhatTheSettingsSayOfThemselves() {
        Settings settings = settings(Settings.builder()).build();
        Reading reading = ConfigReader.read(settings);

        assertThat(settings + " " + settings.values() + reading
                        + reading.config().orElseThrow())
                .doesNotContain(ANY);
        assertThat(reading.config().orElseThrow().credentials().toString()).doesNotContain(ANY);
    }

    @Test
    void noSecretIsInTheExceptionThatRefusesIt() {
        CronGuardBuilder builder = CronGuard.builder(settings(Settings.builder())
                .set("status-token", RIGHT)
                .set("signing-secret", SIGNING + "!")
                .set("token-previous", "cAnArY")
                .set("rate-limit", "no")
                .build());

        InvalidSettingsException refused = catchThrowableOfType(
                InvalidSettingsException.class,
                () -> builder.storage(fixture.storage).build());

        StringWriter trace = new StringWriter();
        refused.printStackTrace(new PrintWriter(trace));
        assertThat(refused.problems()).hasSizeGreaterThanOrEqualTo(4);
        assertThat(trace.toString()).doesNotContain(ANY);
    }

    @Test
    void aSecretIsNotSerialised() {
        assertThat(Secret.of(RIGHT)).asString().doesNotContain(ANY);
        assertThat(catchThrowableOfType(
                        NotSerializableException.class,
                        () -> new ObjectOutputStream(new ByteArrayOutputStream()).writeObject(Secret.of(RIGHT))))
                .hasMessageNotContaining(ANY);
    }

    private String log() {
        return lines.list.stream()
                .flatMap(event -> Stream.of(
                        event.getFormattedMessage(),
                        event.getThreadName(),
                        event.getThrowableProxy() == null
                                ? ""
                                : ThrowableProxyUtil.asString(event.getThrowableProxy())))
                .reduce("", (all, text) -> all + text + "\n");
    }
}
