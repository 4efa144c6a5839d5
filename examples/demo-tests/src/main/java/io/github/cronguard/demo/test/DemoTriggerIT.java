package io.github.cronguard.demo.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Triggers and signals that meet a run in the middle: its mail server does not answer until it is told to. */
@Execution(ExecutionMode.CONCURRENT)
class DemoTriggerIT {
    @TempDir
    private Path folder;

    private final HeldMailbox smtp = new HeldMailbox();

    @AfterEach
    void stop() {
        smtp.close();
    }

    private DemoProcess demo(String... more) throws Exception {
        Map<String, String> settings = new HashMap<>(smtp.settings());
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return DemoProcess.start(folder, settings);
    }

    private CompletableFuture<HttpResponse<String>> triggerAndHold(DemoProcess demo, int contacts) throws Exception {
        assertThat(demo.post("/demo/enrollments?count=" + contacts).statusCode())
                .isEqualTo(200);
        CompletableFuture<HttpResponse<String>> answer = demo.postAsync("/cron/run");
        smtp.awaitHeld();
        return answer;
    }

    @Test
    void answersBusyWhileAnotherTriggerRuns() throws Exception {
        try (DemoProcess demo = demo()) {
            CompletableFuture<HttpResponse<String>> first = triggerAndHold(demo, 1);
            HttpResponse<String> second = demo.get("/cron/run");
            smtp.release();

            assertThat(second.statusCode()).isEqualTo(200);
            assertThat(second.body()).isEqualTo("{\"ok\":false,\"message\":\"Cron is already running.\"}");
            assertThat(second.headers().firstValueAsLong("Retry-After").orElseThrow())
                    .isBetween(1L, 60L);
            assertThat(first.get(20, TimeUnit.SECONDS).body()).contains("\"processed\":1");
            assertThat(smtp.taken()).hasSize(1);
        }
    }

    @Test
    void answersWhereARunThatOutlastsTheReplyTimeWillShowItsEnd() throws Exception {
        try (DemoProcess demo = demo("CRON_GUARD_REPLY_TIME", "500ms")) {
            HttpResponse<String> running = triggerAndHold(demo, 1).get(20, TimeUnit.SECONDS);
            assertThat(running.statusCode()).isEqualTo(202);
            assertThat(running.body())
                    .matches(
                            "\\{\"ok\":true,\"message\":\"Schedule is running\\.\",\"data\":\\{\"cron_run_id\":\\d+}}");
            String location = running.headers().firstValue("Location").orElseThrow();
            assertThat(location).matches("/cron/runs/\\d+");

            assertThat(demo.get(location).statusCode()).isEqualTo(202);
            assertThat(demo.get(location).body())
                    .contains("\"status\":\"RUNNING\"")
                    .contains("\"finished_at\":null");
            smtp.release();

            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .pollInterval(Duration.ofMillis(250))
                    .until(() -> demo.get(location).statusCode() == 200);
            assertThat(demo.get(location).body()).contains("\"status\":\"OK\"").contains("\"processed\":1");
        }
    }

    @Test
    void finishesTheMailAtHandAtSigterm() throws Exception {
        try (DemoProcess demo = demo()) {
            CompletableFuture<HttpResponse<String>> answer = triggerAndHold(demo, 3);
            demo.terminate();
            Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> answer.isDone() || refusesTriggers(demo));
            smtp.release();

            assertThat(demo.exit()).isIn(0, 143);
            int sent = smtp.taken().size();
            assertThat(sent).isPositive();
            DemoTables tables = DemoTables.onDisk(folder);
            assertThat(tables.rows("SELECT status FROM cron_runs")).hasSize(1).doesNotContain("RUNNING");
            assertThat(tables.rows("SELECT state, COUNT(*) FROM cron_steps WHERE step_no = 1 GROUP BY state"))
                    .contains("DONE " + sent)
                    .allMatch(row -> row.matches("(DONE|PENDING) \\d"));
        }
    }

    /** Some servers still answer, others take no more connections. */
    private static boolean refusesTriggers(DemoProcess demo) throws Exception {
        try {
            return demo.get("/cron/run").statusCode() == 503;
        } catch (IOException closed) {
            return true;
        }
    }

    @Test
    void losesNothingAndRepeatsNothingWhenItIsKilled() throws Exception {
        String[] shortLease = {"CRON_GUARD_LEASE_TTL", "3s", "CRON_GUARD_RATE_LIMIT", "1000/1m"};
        try (DemoProcess demo = demo(shortLease)) {
            CompletableFuture<HttpResponse<String>> lost = triggerAndHold(demo, 40);
            demo.kill();
            assertThat(lost).failsWithin(Duration.ofSeconds(20));
        }
        smtp.release();
        try (DemoProcess demo = demo(shortLease)) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(15))
                    .pollInterval(Duration.ofMillis(300))
                    .until(() -> demo.post("/cron/run").body().contains("\"ok\":true"));
            demo.terminate();
            assertThat(demo.exit()).isIn(0, 143);
        }
        DemoTables tables = DemoTables.onDisk(folder);
        assertThat(tables.rows("SELECT contact FROM cron_enrollments")).hasSize(40);
        int uncertain = tables.rows("SELECT id FROM cron_steps WHERE state = 'UNCERTAIN'")
                .size();
        // What was claimed, sent or not, is never sent by itself again; the guarantee names 16 at most.
        assertThat(uncertain).isBetween(1, 16);
        assertThat(tables.rows("SELECT id FROM cron_steps WHERE state = 'DONE'"))
                .hasSize(40 - uncertain);
        assertThat(tables.rows("SELECT status FROM cron_runs ORDER BY id")).containsExactly("ABANDONED", "OK");
        assertThat(smtp.taken()).hasSizeBetween(40 - uncertain, 40).doesNotHaveDuplicates();
    }
}
