package io.github.cronguard.demo.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No secret, and no wrong one, is found again anywhere, though all but the logs that print whole requests are at TRACE. */
@Tag("long")
class CanaryIT {
    private static final String RIGHT = "cAnArY1rIgHt-Zk3Qv8Xm2Rt9Lw5Yb7Nc4Hd6Js";
    private static final String PREVIOUS = "cAnArY2pReViOuS-Qw7Er2Ty9Ui4Op6As1Df8Gh3";
    private static final String WRONG = "cAnArY3wRoNg-Lp9Ok2Ij8Uh3Yg7Tf4Rd6Es1Wa5";
    private static final String QUERY = "cAnArY4qUeRy-Mn2Bv7Cx4Zl9Kj3Hg6Fd8Sa1Po5";
    private static final String WRONG_QUERY = "cAnArY5bAdQuErY-Tr4Ew9Qp2Oi7Uy3Yt6Re8Wq";
    private static final String STATUS = "cAnArY6sTaTuS-Vb5Nm8Xc3Zs7Ad2Fg9Hj4Kl6Qe";
    private static final String SIGNING = "cAnArY7sIgNiNgPw3Ex8Rq5Tz2Uv9Yb4Nd7Mf6Kh";
    private static final List<String> CANARIES =
            List.of(RIGHT, PREVIOUS, WRONG, QUERY, WRONG_QUERY, STATUS, SIGNING, "cAnArY");

    @TempDir
    private Path folder;

    @Test
    void secretsAreFoundNowhere() throws Exception {
        Map<String, String> settings = new HashMap<>();
        settings.put("CRON_TOKEN", RIGHT);
        settings.put("CRON_TOKEN_PREVIOUS", PREVIOUS);
        settings.put(
                "CRON_TOKEN_PREVIOUS_UNTIL",
                Instant.now().plus(1, ChronoUnit.DAYS).toString());
        settings.put("CRON_GUARD_ALLOW_QUERY_TOKEN", "true");
        settings.put("CRON_GUARD_QUERY_TOKEN", QUERY);
        settings.put("CRON_GUARD_STATUS_TOKEN", STATUS);
        settings.put("CRON_GUARD_SIGNING_SECRET", SIGNING);
        settings.put("CRON_GUARD_FAILURE_LIMIT", "3/1m");
        settings.put("CRON_GUARD_RATE_LIMIT", "3/1m"); // so that some are refused
        traceEverything(settings);
        List<String> answers;
        DemoProcess demo = DemoProcess.start(folder, settings);
        try (demo) {
            answers = ask(demo.url());
            assertThat(answers)
                    .extracting(answer -> answer.substring(9, 12))
                    .contains("200", "400", "401", "404", "405", "429");
            assertThat(demo.threads()).contains("\"cron-guard").doesNotContain(CANARIES);
            demo.terminate();
            demo.exit();
        }
        assertThat(answers).noneMatch(answer -> answer.contains("cAnArY"));
        assertThat(demo.errors()).as("the log").contains("TRACE", "DEBUG", "still in use");
        assertThat(demo.output() + demo.errors()).doesNotContain(CANARIES);
        assertThat(DemoTables.onDisk(folder).everything()).contains("signed").doesNotContain(CANARIES);
        for (Path file : files()) {
            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                    .as(file.toString())
                    .doesNotContain(CANARIES);
        }
    }

    /** slf4j-simple by system properties, Boot by its environment; each demo ignores the other's. */
    private static void traceEverything(Map<String, String> settings) {
        settings.put(
                "JAVA_TOOL_OPTIONS",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=trace"
                        + " -Dorg.slf4j.simpleLogger.log.com.zaxxer.hikari=trace");
        settings.put("LOGGING_LEVEL_ROOT", "TRACE");
        settings.put("LOGGING_LEVEL_IO_GITHUB_CRONGUARD", "TRACE");
        settings.put("LOGGING_LEVEL_ORG_SPRINGFRAMEWORK", "TRACE");
        // below that these print requests with their headers, or with their query
        settings.put("LOGGING_LEVEL_ORG_APACHE", "INFO");
        settings.put("LOGGING_LEVEL_ORG_SPRINGFRAMEWORK_WEB", "INFO");
        settings.put("SERVER_TOMCAT_ACCESSLOG_ENABLED", "true");
        settings.put("SERVER_TOMCAT_ACCESSLOG_DIRECTORY", ".");
        settings.put("SERVER_TOMCAT_ACCESSLOG_PATTERN", "%h %t \"%m %U %H\" %s %B %D");
    }

    private static List<String> ask(String url) throws Exception {
        List<String> answers = new ArrayList<>();
        for (String target : List.of("/cron/run", "/cron/status", "/cron/runs/1", "/cron/%72un", "/elsewhere")) {
            for (String method : List.of("GET", "POST", "PUT")) {
                for (String token : List.of(RIGHT, PREVIOUS, WRONG)) {
                    answers.add(send(url, method, target, "Authorization: Bearer " + token));
                }
                for (String query : List.of(QUERY, WRONG_QUERY, STATUS, QUERY + "&token=" + QUERY)) {
                    answers.add(send(url, method, target + "?token=" + query));
                }
            }
            answers.add(send(url, "GET", target, "Authorization: Bearer  " + RIGHT));
            answers.add(send(url, "GET", target, "Authorization: " + RIGHT));
            answers.add(send(url, "GET", target, "Authorization: Bearer " + RIGHT, "Authorization: Bearer " + WRONG));
            answers.add(send(url, "GET", target, "Cookie: token=" + RIGHT, "Referer: http://h/?token=" + QUERY));
            answers.add(send(url, "GET", target + ";token=" + RIGHT));
        }
        answers.add(signed(url, "msg_1", SIGNING));
        answers.add(signed(url, "msg_1", SIGNING));
        answers.add(signed(url, "msg_2", WRONG.replace("-", "")));
        answers.add(RawRequest.send(
                url,
                "POST /cron/run HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length: zz\r\n"
                        + "Authorization: Bearer " + RIGHT + "\r\n\r\n"));
        return answers;
    }

    private static String send(String url, String method, String target, String... headers) throws Exception {
        StringBuilder request = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: h\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        return RawRequest.send(url, request + "Content-Length: 0\r\nConnection: close\r\n\r\n");
    }

    private static String signed(String url, String id, String secret) throws Exception {
        String seconds = String.valueOf(Instant.now().getEpochSecond());
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret), "HmacSHA256"));
        byte[] signature = mac.doFinal((id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8));
        return send(
                url,
                "POST",
                "/cron/run",
                "webhook-id: " + id,
                "webhook-timestamp: " + seconds,
                "webhook-signature: v1," + Base64.getEncoder().encodeToString(signature));
    }

    private List<Path> files() throws Exception {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
