package io.github.cronguard.demo.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A kill with the lease as it is by default. */
@Tag("crash")
@Tag("long")
@Execution(ExecutionMode.CONCURRENT)
@EnabledIfSystemProperty(named = CrashScale.LONG, matches = "true")
@ExtendWith(CrashParameters.class)
class DefaultLeaseIT {
    private static final Duration TTL = Duration.ofSeconds(90);

    @TempDir
    private Path folder;

    @Test
    void runsAtTheFirstTriggerThatComesLaterThanTheLease(CrashTable table) throws Exception {
        try (SmtpRecord smtp = new SmtpRecord()) {
            Map<String, String> settings = new HashMap<>(CrashSettings.OFTEN);
            settings.putAll(smtp.settings());
            smtp.shut();
            long killed;
            try (DemoProcess demo = DemoProcess.start(folder, settings)) {
                demo.enroll(30);
                var unused = demo.postAsync("/cron/run");
                smtp.awaitHeld();
                demo.kill();
                killed = System.nanoTime();
            }
            smtp.open();
            try (DemoProcess demo = DemoProcess.start(folder, settings)) {
                assertThat(demo.post("/cron/run").body()).contains("Cron is already running.");
                Awaitility.await().atMost(TTL.plusSeconds(10)).until(() -> System.nanoTime() - killed > TTL.toNanos());
                HttpResponse<String> answer = demo.post("/cron/run");
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.body()).contains("Schedule executed.");
                try (Triggers triggers = Triggers.every(Duration.ofMillis(100)).to(demo)) {
                    Drain.await(smtp, triggers);
                }
                demo.terminate();
                assertThat(demo.exit()).isIn(0, 143);
            }
            Audit audit = Audit.of(smtp, DemoTables.onDisk(folder));
            table.add("SIGKILL with the lease of 90 s, H2", 1, audit);
            audit.isClean();
            assertThat(audit.inDoubt()).isBetween(1, 16);
        }
    }
}
