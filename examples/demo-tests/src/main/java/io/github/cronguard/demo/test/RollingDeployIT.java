package io.github.cronguard.demo.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * SIGTERM in the middle of runs, again and again, while the next version of the application is up already. The short version
 * is the end of {@link SeveralNodesIT}.
 */
@Tag("crash")
@Tag("long")
@Execution(ExecutionMode.CONCURRENT)
@EnabledIfSystemProperty(named = CrashScale.LONG, matches = "true")
@ExtendWith(CrashParameters.class)
class RollingDeployIT {
    private static final int CONTACTS = 150;

    @TempDir
    private Path folder;

    @Test
    void leavesNothingTwiceNothingLostAndNothingInDoubt(PostgresDatabase postgres, CrashTable table) throws Exception {
        int deploys = 12;
        Random random = CrashScale.random("Rolling deploys");
        try (SmtpRecord smtp = new SmtpRecord();
                Nodes nodes = new Nodes(folder, settings(postgres, smtp));
                Triggers triggers = Triggers.every(Duration.ofMillis(100))) {
            DemoProcess old = nodes.start();
            triggers.to(old);
            for (int deploy = 1; deploy <= deploys; deploy++) {
                DemoProcess next = nodes.start();
                triggers.to(next);
                Termination.inTheMiddleOfARun(old, CONTACTS, smtp, random.nextInt(200));
                triggers.notTo(old);
                old = next;
            }
            Drain.await(smtp, triggers);
            DemoTables tables = postgres.tables();
            Audit audit = Audit.of(smtp, tables);
            table.add("SIGTERM in a run, rolling deploy", deploys, audit);
            audit.isClean();
            assertThat(audit.inDoubt()).isZero();
            assertThat(tables.rows("SELECT status, error FROM cron_runs"))
                    .allMatch(row -> row.startsWith("OK ") || row.startsWith("INTERRUPTED "));
            assertThat(RunOrder.overlaps(tables)).isEmpty();
            assertThat(RunOrder.outOfTurn(smtp.stepKeys(), tables)).isEmpty();
        }
    }

    private static Map<String, String> settings(PostgresDatabase postgres, SmtpRecord smtp) {
        Map<String, String> settings = new HashMap<>(postgres.settings());
        settings.putAll(smtp.settings());
        settings.putAll(CrashSettings.OFTEN);
        return settings;
    }
}
