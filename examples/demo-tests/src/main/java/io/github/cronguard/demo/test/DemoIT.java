package io.github.cronguard.demo.test;

import static io.github.cronguard.demo.test.Answers.number;
import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job from end to end: contacts in, triggers in, mails out. */
class DemoIT {
    private static final String WRONG = "wrong-token-of-43-characters-that-nobody-has";

    @TempDir
    private Path folder;

    @Test
    void sendsEveryStepOnceAndInOrderOnH2() throws Exception {
        sendsEveryStepOnceAndInOrder(200, Map.of("CRON_GUARD_WORKERS", "4"), DemoTables.onDisk(folder));
    }

    @Test
    @Tag("long")
    void sendsEveryStepOnceAndInOrderOnPostgres() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            String url = "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres";
            sendsEveryStepOnceAndInOrder(
                    40, Map.of("CRON_DB_URL", url, "CRON_DB_USER", "postgres"), new DemoTables(url, "postgres"));
        }
    }

    @Test
    @Tag("long")
    void sendsEveryStepOnceAndInOrderOnMariaDb() throws Exception {
        try (MariaDb server = MariaDb.start()) {
            sendsEveryStepOnceAndInOrder(
                    40,
                    Map.of("CRON_DB_URL", server.url(), "CRON_DB_USER", "root"),
                    new DemoTables(server.url(), "root"));
        }
    }

    private void sendsEveryStepOnceAndInOrder(int contacts, Map<String, String> database, DemoTables tables)
            throws Exception {
        Map<String, String> settings = new HashMap<>(database);
        settings.put("CRON_GUARD_REPLY_TIME", "90s"); // the mail server of this test takes its time on a busy machine
        settings.put("DEMO_STEP_DELAY", "PT1S");
        try (Mailbox mailbox = new Mailbox()) {
            settings.putAll(mailbox.settings());
            String token;
            DemoProcess demo = DemoProcess.start(folder, settings);
            try (demo) {
                token = demo.token();
                assertThat(demo.send("POST", "/cron/run", WRONG).statusCode()).isEqualTo(401);
                assertThat(demo.post("/demo/enrollments?count=" + contacts).body())
                        .isEqualTo("{\"enrolled\":" + contacts + "}");
                for (int sent = contacts; sent <= 3 * contacts; sent += contacts) {
                    awaitBacklog(demo, contacts);
                    HttpResponse<String> answer = demo.post("/cron/run");
                    assertThat(answer.statusCode()).isEqualTo(200);
                    assertThat(answer.body()).matches(succeeded(contacts));
                    assertThat(mailbox.count()).isEqualTo(sent);
                }
                assertThat(number(demo.post("/cron/run"), "processed")).isZero();
                demo.terminate();
                assertThat(demo.exit()).isIn(0, 143);
            }
            assertThatEachContactGotThree(contacts, mailbox.stepKeys());
            String ran = "OK " + contacts + " 0 0 0";
            assertThat(tables.rows("SELECT status, processed, queued, skipped, failed FROM cron_runs ORDER BY id"))
                    .containsExactly(ran, ran, ran, "OK 0 0 0 0");
            assertThat(demo.output() + demo.errors() + tables.everything()).doesNotContain(token, WRONG);
        }
    }

    private static void awaitBacklog(DemoProcess demo, int due) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .pollInterval(Duration.ofMillis(250))
                .until(() -> number(demo.get("/cron/status"), "backlog") == due);
    }

    private static String succeeded(int processed) {
        return "\\{\"ok\":true,\"message\":\"Schedule executed\\.\",\"data\":\\{\"cron_run_id\":\\d+,\"duration_ms\":\\d+,"
                + "\"processed\":" + processed + ",\"queued\":0,\"skipped\":0,\"failed\":0}}";
    }

    private static void assertThatEachContactGotThree(int contacts, Map<String, List<String>> stepKeys) {
        Set<String> all = new HashSet<>();
        assertThat(stepKeys)
                .hasSize(contacts)
                .containsKeys("user-1@example.test", "user-" + contacts + "@example.test");
        stepKeys.forEach((contact, keys) -> {
            assertThat(keys)
                    .as(contact)
                    .extracting(key -> key.substring(key.length() - 2))
                    .containsExactly("/1", "/2", "/3");
            all.addAll(keys);
        });
        assertThat(all).hasSize(3 * contacts).allMatch(key -> key.startsWith("default_outreach/"));
    }
}
