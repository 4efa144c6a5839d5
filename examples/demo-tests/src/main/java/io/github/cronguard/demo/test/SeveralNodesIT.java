package io.github.cronguard.demo.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Several nodes on one database that are all triggered at the same instant, again and again; at last the first one ends. */
@Tag("crash")
@Tag("long")
@Tag("once")
@Execution(ExecutionMode.CONCURRENT)
@ExtendWith(CrashParameters.class)
class SeveralNodesIT {
    private static final Duration EVERY = Duration.ofMillis(200);
    private static final int CONTACTS = 20;
    private static final int LAST_CONTACTS = 100;

    private static final String RAN = "200 Schedule executed.";
    private static final String BUSY = "200 Cron is already running.";
    private static final String RUNNING = "202 Schedule is running.";
    /** What is not begun within 4 s, on a machine that has too much to do, is refused. */
    private static final String LATE = "503 Temporarily unavailable.";

    private static final int FEW = 3;

    @TempDir
    private Path folder;

    @Test
    void runOneAfterAnotherAndMailNothingTwice(PostgresDatabase postgres, CrashTable table) throws Exception {
        int nodes = CrashScale.of(2, 3);
        try (SmtpRecord smtp = new SmtpRecord();
                Nodes all = new Nodes(folder, settings(postgres, smtp));
                Triggers triggers = Triggers.every(EVERY)) {
            for (int node = 1; node <= nodes; node++) {
                all.start();
            }
            all.forEach(triggers::to);
            Duration time = Duration.ofSeconds(CrashScale.of(6, 300));
            Repeat.every(Duration.ofSeconds(2), time, () -> all.first().enroll(CONTACTS));
            Map<String, Integer> answers = triggers.answers();
            Termination.inTheMiddleOfARun(all.first(), LAST_CONTACTS, smtp, 50);
            triggers.notTo(all.first());
            Drain.await(smtp, triggers);

            assertThat(answers).containsKeys(RAN, BUSY);
            assertThat(answers.keySet()).isSubsetOf(RAN, BUSY, RUNNING, LATE);
            int sum = answers.values().stream().mapToInt(Integer::intValue).sum();
            assertThat(answers.getOrDefault(LATE, 0)).isLessThanOrEqualTo(FEW + sum / 50);
            DemoTables tables = postgres.tables();
            Audit audit = Audit.of(smtp, tables);
            table.add("triggers at the same instant, " + nodes + " nodes", sum / nodes, audit);
            audit.isClean();
            assertThat(audit.inDoubt()).isZero();
            assertThat(RunOrder.overlaps(tables)).isEmpty();
            assertThat(RunOrder.outOfTurn(smtp.stepKeys(), tables)).isEmpty();
            assertThat(tables.rows("SELECT DISTINCT node FROM cron_runs WHERE status = 'OK'"))
                    .hasSize(nodes);
        }
    }

    private static Map<String, String> settings(PostgresDatabase postgres, SmtpRecord smtp) {
        Map<String, String> settings = new HashMap<>(postgres.settings());
        settings.putAll(smtp.settings());
        settings.putAll(CrashSettings.OFTEN);
        return settings;
    }
}
