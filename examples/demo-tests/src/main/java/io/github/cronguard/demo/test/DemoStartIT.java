package io.github.cronguard.demo.test;

import static io.github.cronguard.demo.test.Answers.number;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** How the demo starts, and when it does not. */
@Execution(ExecutionMode.CONCURRENT)
class DemoStartIT {
    @TempDir
    private Path folder;

    @Test
    void namesAllWrongSettingsAtOnceAndStartsNothing() throws Exception {
        Map<String, String> settings = Map.of(
                "CRON_TOKEN", "canary-weak",
                "PORT", "http",
                "SMTP_HOST", "127.0.0.1",
                "DEMO_STEP_DELAY", "3d",
                "CRON_DB_URL", "jdbc:oracle:thin:@//db/cron?password=canary-password",
                "CRON_GUARD_REPLY_TIME", "soon",
                "EMAIL_SENDING_ENABLED", "perhaps");
        try (DemoProcess demo = DemoProcess.launch(folder, settings)) {
            assertThat(demo.exit()).isEqualTo(1);
            assertThat(demo.errors())
                    .contains("CRON_TOKEN", "PORT", "SMTP_PORT", "DEMO_STEP_DELAY", "CRON_DB_URL")
                    .contains("CRON_GUARD_REPLY_TIME", "EMAIL_SENDING_ENABLED")
                    .doesNotContain("canary", "\tat ");
            assertThat(demo.output()).isEmpty();
            assertThat(folder.resolve("data")).doesNotExist();
        }
    }

    @Test
    void saysThatThePortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                DemoProcess demo = DemoProcess.launch(folder, Map.of("PORT", String.valueOf(taken.getLocalPort())))) {
            assertThat(demo.exit()).isEqualTo(1);
            assertThat(demo.errors())
                    .contains("cannot listen on 127.0.0.1:" + taken.getLocalPort())
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void saysThatTheDatabaseDoesNotAnswer() throws Exception {
        String url = "jdbc:postgresql://127.0.0.1:" + freePort() + "/cron?password=canary-password";
        try (DemoProcess demo = DemoProcess.launch(folder, Map.of("CRON_DB_URL", url))) {
            assertThat(demo.exit()).isEqualTo(1);
            assertThat(demo.errors()).contains("the database does not answer").doesNotContain("canary", "\tat ");
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    @Test
    void keepsItsTokenAndHoldsTheMailsBackUntilSendingIsOn() throws Exception {
        String token;
        try (DemoProcess demo = DemoProcess.start(folder, Map.of("EMAIL_SENDING_ENABLED", "false"))) {
            token = demo.token();
            demo.post("/demo/enrollments?count=7");
            HttpResponse<String> answer = demo.post("/cron/run");
            assertThat(answer.body()).contains("\"processed\":0,\"queued\":0,\"skipped\":7,\"failed\":0");
            demo.terminate();
            assertThat(demo.exit()).isIn(0, 143);
            assertThat(demo.output()).doesNotContain("mail default_outreach/");
        }
        try (DemoProcess demo = DemoProcess.start(folder, Map.of())) {
            assertThat(demo.token()).isEqualTo(token);
            assertThat(number(demo.post("/cron/run"), "processed")).isEqualTo(7);
            assertThat(demo.output().lines().filter(line -> line.startsWith("mail default_outreach/")))
                    .hasSize(7);
        }
    }

    @Test
    void hasNoThreadOfTheGuardButItsWatchBeforeTheFirstTrigger() throws Exception {
        try (DemoProcess demo = DemoProcess.start(folder, Map.of())) {
            String before = demo.threads();
            assertThat(before).contains("Full thread dump", "\"cron-guard-watch");
            assertThat(GuardThreadDump.all(before)).isEmpty();
            demo.post("/cron/run");
            assertThat(GuardThreadDump.all(demo.threads())).isNotEmpty();
        }
    }

    @Test
    void printsACommandThatTriggersWithoutShowingTheToken() throws Exception {
        try (DemoProcess demo = DemoProcess.start(folder, Map.of())) {
            String command = demo.output()
                    .lines()
                    .filter(line -> line.contains("curl"))
                    .findFirst()
                    .orElseThrow();
            assertThat(command).contains("cron-token").doesNotContain(demo.token());
            Path answer = folder.resolve("answer");
            Process shell = new ProcessBuilder("sh", "-c", command)
                    .redirectOutput(answer.toFile())
                    .start();
            assertThat(shell.waitFor()).isZero();
            assertThat(Files.readString(answer)).startsWith("{\"ok\":true,\"message\":\"Schedule executed.\"");
        }
    }
}
