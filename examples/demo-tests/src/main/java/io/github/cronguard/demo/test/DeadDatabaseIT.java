package io.github.cronguard.demo.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** A database that goes away or hangs in the middle of runs, and comes back. */
@Tag("crash")
@Tag("long")
@Isolated("it measures how long answers take")
@ExtendWith(CrashParameters.class)
class DeadDatabaseIT {
    private static final String WRONG = "wrong-token-of-43-characters-that-nobody-has";
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final int CONTACTS = 30;
    private static final int AT_ONCE = 10;

    @TempDir
    private Path folder;

    @Test
    void isAnsweredSoonAndLeavesNothingBehind(CrashTable table) throws Exception {
        int times = CrashScale.of(1, 3);
        try (MortalPostgres postgres = new MortalPostgres(folder);
                SmtpRecord smtp = new SmtpRecord();
                DemoProcess demo = DemoProcess.start(folder, settings(postgres.database(), smtp));
                Triggers triggers = Triggers.every(Duration.ofMillis(100))) {
            for (int time = 0; time < times; time++) {
                middleOfRun(demo, smtp, triggers);
                postgres.stop();
                answersSoon(demo);
                postgres.startAgain();
                triggers.to(demo);
                Drain.await(smtp, triggers);

                middleOfRun(demo, smtp, triggers);
                postgres.freeze();
                answersSoon(demo);
                postgres.thaw();
                triggers.to(demo);
                Drain.await(smtp, triggers);
            }
            triggers.notTo(demo);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> GuardThreadDump.busy(demo.threads()), List::isEmpty);
            if (CrashScale.isLong()) {
                Awaitility.await()
                        .atMost(Duration.ofSeconds(60))
                        .until(() -> GuardThreadDump.all(demo.threads()), List::isEmpty);
            }
            Audit audit = Audit.of(smtp, postgres.database().tables());
            table.add("database stopped, database frozen", 2 * times, audit);
            audit.isClean();
            assertThat(audit.inDoubt()).isLessThanOrEqualTo(2 * times * 16);
            assertThat(RunOrder.overlaps(postgres.database().tables())).isEmpty();
        }
    }

    private static void middleOfRun(DemoProcess demo, SmtpRecord smtp, Triggers triggers) throws Exception {
        int before = smtp.count();
        demo.enroll(CONTACTS);
        triggers.to(demo);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> smtp.count() > before + 2);
        triggers.notTo(demo);
    }

    private static void answersSoon(DemoProcess demo) throws Exception {
        for (int trigger = 0; trigger < CrashScale.of(1, 3); trigger++) {
            assertThat(demo.send("POST", "/cron/run", WRONG).statusCode()).isEqualTo(401);
            isUnavailable(timed(demo));
        }
        List<CompletableFuture<Timed>> atOnce = new ArrayList<>();
        for (int trigger = 0; trigger < AT_ONCE; trigger++) {
            atOnce.add(timed(demo));
        }
        for (CompletableFuture<Timed> answer : atOnce) {
            isUnavailable(answer);
        }
        assertThat(demo.send("POST", "/cron/run", WRONG).statusCode()).isEqualTo(401);
    }

    private record Timed(HttpResponse<String> answer, Duration time) {}

    private static CompletableFuture<Timed> timed(DemoProcess demo) throws Exception {
        long before = System.nanoTime();
        return demo.postAsync("/cron/run")
                .thenApply(answer -> new Timed(answer, Duration.ofNanos(System.nanoTime() - before)));
    }

    private static void isUnavailable(CompletableFuture<Timed> future) throws Exception {
        Timed timed = future.get();
        assertThat(timed.answer().statusCode()).as(timed.answer().body()).isEqualTo(503);
        assertThat(timed.answer().headers().firstValueAsLong("Retry-After").orElse(0))
                .isPositive();
        assertThat(timed.time()).isLessThan(ANSWER);
    }

    private static Map<String, String> settings(PostgresDatabase postgres, SmtpRecord smtp) {
        Map<String, String> settings = new HashMap<>(postgres.settings());
        settings.putAll(smtp.settings());
        settings.putAll(CrashSettings.SHORT_LEASE);
        settings.put("CRON_GUARD_FAILURE_LIMIT", "1000/1m");
        return settings;
    }
}
