package io.github.cronguard.demo.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** SIGKILL at random times, again and again, and what the mail server's record says of it. */
@Tag("crash")
@Tag("long")
@Execution(ExecutionMode.CONCURRENT)
@ExtendWith(CrashParameters.class)
class KilledIT {
    private static final int MOST_IN_DOUBT = 16;

    @TempDir
    private Path folder;

    @Test
    void losesNothingAndRepeatsNothingOnH2(CrashTable table) throws Exception {
        losesNothingAndRepeatsNothing("H2", Map.of(), () -> DemoTables.copyOf(folder), table);
    }

    @Test
    void losesNothingAndRepeatsNothingOnPostgres(PostgresDatabase postgres, CrashTable table) throws Exception {
        losesNothingAndRepeatsNothing("PostgreSQL", postgres.settings(), postgres::tables, table);
    }

    private void losesNothingAndRepeatsNothing(
            String name, Map<String, String> database, DeadDemo dead, CrashTable table) throws Exception {
        int kills = CrashScale.of(1, 32);
        try (SmtpRecord smtp = new SmtpRecord()) {
            Map<String, String> settings = new HashMap<>(database);
            settings.putAll(smtp.settings());
            settings.putAll(CrashSettings.SHORT_LEASE);
            KilledDemo demo = new KilledDemo(folder, settings, CrashScale.random("Kills on " + name));
            int before = 0;
            for (int kill = 1; kill <= kills; kill++) {
                demo.runAndDie();
                DemoTables tables = dead.tables();
                assertThat(tables.rows("SELECT id FROM cron_runs r WHERE status = 'RUNNING'"
                                + " AND EXISTS (SELECT 1 FROM cron_runs n WHERE n.fence > r.fence)"))
                        .as("runs without an end behind which there is another")
                        .isEmpty();
                int doubt = tables.rows("SELECT id FROM cron_steps WHERE state IN ('CLAIMED', 'UNCERTAIN')")
                        .size();
                assertThat(doubt - before).as("in doubt by kill %s", kill).isLessThanOrEqualTo(MOST_IN_DOUBT);
                before = doubt;
            }
            demo.runToTheEnd(smtp);
            DemoTables tables = dead.tables();
            Audit audit = Audit.of(smtp, tables);
            table.add("SIGKILL at random times, " + name, kills, audit);
            audit.isClean();
            assertThat(audit.inDoubt()).isEqualTo(before);
            assertThat(tables.rows("SELECT id FROM cron_enrollments")).hasSizeGreaterThanOrEqualTo(demo.enrolled());
            assertThat(tables.rows("SELECT id FROM cron_runs WHERE status = 'RUNNING'"))
                    .isEmpty();
        }
    }

    /** Tables of a demo that does not run. */
    private interface DeadDemo {
        DemoTables tables() throws Exception;
    }
}
