package io.github.cronguard.demo.test;

import static org.assertj.core.api.Assertions.assertThat;

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

/** A node that is halted for longer than its lease, in the middle of something, and wakes up when others went on. */
@Tag("crash")
@Tag("long")
@Tag("once")
@Execution(ExecutionMode.CONCURRENT)
@ExtendWith(CrashParameters.class)
class FrozenIT {
    /** Rows are waited for a sixth of it: time enough to be halted meanwhile. */
    private static final Duration TTL = Duration.ofSeconds(6);

    private static final Duration TAKE_OVER = TTL.plusSeconds(15);
    private static final int CONTACTS = 30;

    @TempDir
    private Path folder;

    /** Halts a demo on which nothing runs yet. */
    private interface Halt {
        void in(DemoProcess demo, SmtpRecord smtp, DemoTables tables) throws Exception;
    }

    @Test
    void isOvertakenInTheMiddleOfAClaim(PostgresDatabase postgres, CrashTable table) throws Exception {
        isOvertaken("SIGSTOP in a claim's transaction", postgres, table, (demo, smtp, tables) -> {
            String lock = "LOCK TABLE cron_steps IN SHARE MODE"; // rows may be locked and not changed
            new FrozenTransaction(tables, lock, "WITH due AS (SELECT t.id FROM cron_steps t")
                    .halt(demo, () -> trigger(demo));
        });
    }

    @Test
    @EnabledIfSystemProperty(named = CrashScale.LONG, matches = "true")
    void isOvertakenInTheMiddleOfAMark(PostgresDatabase postgres, CrashTable table) throws Exception {
        isOvertaken("SIGSTOP in a mark's transaction", postgres, table, (demo, smtp, tables) -> {
            smtp.shut();
            trigger(demo);
            smtp.awaitHeld();
            String lock = "LOCK TABLE cron_enrollments IN ACCESS EXCLUSIVE MODE"; // where the next step comes from
            new FrozenTransaction(tables, lock, "INSERT INTO cron_steps").halt(demo, smtp::open);
        });
    }

    @Test
    @EnabledIfSystemProperty(named = CrashScale.LONG, matches = "true")
    void isOvertakenBetweenAMailAndItsMark(PostgresDatabase postgres, CrashTable table) throws Exception {
        isOvertaken("SIGSTOP between hand-over and mark", postgres, table, (demo, smtp, tables) -> {
            smtp.shut();
            trigger(demo);
            smtp.awaitHeld();
            Signals.stop(demo.handle());
            smtp.open();
        });
    }

    private void isOvertaken(String name, PostgresDatabase postgres, CrashTable table, Halt halt) throws Exception {
        try (SmtpRecord smtp = new SmtpRecord();
                Nodes nodes = new Nodes(folder, settings(postgres, smtp));
                Triggers triggers = Triggers.every(Duration.ofMillis(100))) {
            DemoProcess frozen = nodes.start();
            DemoProcess other = nodes.start();
            DemoTables tables = postgres.tables();
            frozen.enroll(CONTACTS);
            halt.in(frozen, smtp, tables);
            triggers.to(other);
            Awaitility.await().atMost(TAKE_OVER).until(() -> triggers.runs() > 0);

            int before = smtp.count();
            Signals.cont(frozen.handle());
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> frozen.errors().matches("(?s).*(LOCK_LOST|ABANDONED|lease .* is lost).*"));
            triggers.to(frozen); // also it is a node like the others again
            Drain.await(smtp, triggers);

            Audit audit = Audit.of(smtp, tables);
            table.add(name, 1, audit);
            audit.isClean();
            assertThat(tables.rows("SELECT status FROM cron_runs ORDER BY fence LIMIT 1"))
                    .containsAnyOf("LOCK_LOST", "ABANDONED");
            assertThat(audit.inDoubt()).isLessThanOrEqualTo(16);
            assertThat(late(smtp, tables, before)).isLessThanOrEqualTo(1);
        }
    }

    /** How many mails the overtaken run sent when it had woken up. */
    private static long late(SmtpRecord smtp, DemoTables tables, int before) throws Exception {
        var ofFirstRun = tables.rows(
                "SELECT step_key FROM cron_steps WHERE claim_fence =" + " (SELECT MIN(fence) FROM cron_runs)");
        return smtp.stepKeys().stream()
                .skip(before)
                .filter(ofFirstRun::contains)
                .count();
    }

    private static void trigger(DemoProcess demo) throws Exception {
        assertThat(demo.post("/cron/run").statusCode()).isEqualTo(202);
    }

    private static Map<String, String> settings(PostgresDatabase postgres, SmtpRecord smtp) {
        Map<String, String> settings = new HashMap<>(postgres.settings());
        settings.putAll(smtp.settings());
        settings.putAll(CrashSettings.SHORT_LEASE);
        settings.put("CRON_GUARD_LEASE_TTL", TTL.toString());
        return settings;
    }
}
