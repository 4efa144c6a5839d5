package io.github.cronguard.spring.tx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cronguard.CronGuard;
import io.github.cronguard.RunOutcome;
import io.github.cronguard.Trigger;
import io.github.cronguard.sequence.Enrollments;
import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.spi.Pause;
import io.github.cronguard.spring.RunningApp;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Steps and enrollments in Spring's transactions; everything else beside them. The pool hands out connections without auto-commit. */
class TransactionsIT {
    private static RunningApp app;
    private static TransactionHost host;
    private static Outbox outbox;
    private static JdbcTemplate jdbc;
    private static CronGuard guard;
    private static Enrollments enrollments;

    @BeforeAll
    static void start() {
        app = RunningApp.start(
                TransactionHost.class,
                "spring.main.web-application-type=none",
                "spring.datasource.hikari.auto-commit=false",
                "spring.jpa.hibernate.ddl-auto=create",
                "DEFAULT_SEQUENCE_KEY=outbox");
        host = app.context().getBean(TransactionHost.class);
        outbox = app.context().getBean(Outbox.class);
        jdbc = app.context().getBean(JdbcTemplate.class);
        guard = app.context().getBean(CronGuard.class);
        enrollments = app.context().getBean(Enrollments.class);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @BeforeEach
    void makeNotes() {
        jdbc.execute("CREATE TABLE notes (note VARCHAR(200))");
    }

    @AfterEach
    void empty() {
        host.actions.clear();
        // Without a transaction nothing would be committed on these connections.
        app.context().getBean(TransactionTemplate.class).executeWithoutResult(status -> {
            for (String table : List.of("letters", "cron_steps", "cron_enrollments", "cron_runs", "cron_pauses")) {
                jdbc.execute("DELETE FROM " + table);
            }
        });
        jdbc.execute("DROP TABLE notes");
    }

    private static List<String> texts(String sql) {
        return jdbc.queryForList(sql, String.class);
    }

    private static RunOutcome run() {
        return guard.run(Trigger.manual("test"));
    }

    @Test
    void commitsWhatAHandlerWroteByJpaAndByJdbcTogetherWithTheMark() {
        enrollments.enroll("outbox", "anna@example.test", Map.of());

        assertThat(run().counts().queued()).isEqualTo(1);
        assertThat(texts("SELECT contact FROM letters")).containsExactly("anna@example.test");
        assertThat(texts("SELECT note FROM notes")).hasSize(1);
        assertThat(texts("SELECT state FROM cron_steps")).containsExactly("DONE");
    }

    @Test
    void rollsBothBackWhenTheHandlerThrowsAndLeavesOtherStepsAlone() {
        host.actions.put("bert@example.test", o -> {
            throw new IllegalStateException("no ink");
        });
        enrollments.enroll("outbox", "anna@example.test", Map.of());
        enrollments.enroll("outbox", "bert@example.test", Map.of());
        enrollments.enroll("outbox", "carl@example.test", Map.of());

        RunOutcome outcome = run();

        assertThat(outcome.counts().queued()).isEqualTo(2);
        assertThat(outcome.counts().failed()).isEqualTo(1);
        assertThat(texts("SELECT contact FROM letters ORDER BY contact"))
                .containsExactly("anna@example.test", "carl@example.test");
        assertThat(texts("SELECT note FROM notes")).hasSize(2);
        assertThat(texts("SELECT CONCAT(state, ' ', attempts, ' ', error) FROM cron_steps WHERE state <> 'DONE'"))
                .singleElement()
                .asString()
                .startsWith("PENDING 1 ")
                .contains("no ink");
    }

    @Test
    void rollsBackWhatIsRejectedTooButMarksIt() {
        host.actions.put("anna@example.test", o -> StepResult.rejected("unknown"));
        enrollments.enroll("outbox", "anna@example.test", Map.of());

        run();

        assertThat(texts("SELECT contact FROM letters")).isEmpty();
        assertThat(texts("SELECT note FROM notes")).isEmpty();
        assertThat(texts("SELECT state FROM cron_steps")).containsExactly("DEAD");
    }

    @Test
    void countsAnAttemptThatTheHostsOwnServiceHasDoomed() {
        host.actions.put("anna@example.test", o -> {
            assertThatThrownBy(o::refuse).hasMessage("refused by the service"); // and the handler goes on
            return StepResult.queued();
        });
        enrollments.enroll("outbox", "anna@example.test", Map.of());

        assertThat(run().counts().failed()).isEqualTo(1);
        assertThat(texts("SELECT contact FROM letters")).isEmpty();
        assertThat(texts("SELECT CONCAT(state, ' ', attempts) FROM cron_steps")).containsExactly("PENDING 1");
    }

    @Test
    void countsAnAttemptWhoseCommitFails() {
        EntityManager entities = app.context().getBean(EntityManager.class);
        host.actions.put("anna@example.test", o -> {
            entities.persist(new Letter("another", "anna@example.test")); // twice one contact: known at the flush only
            return StepResult.queued();
        });
        enrollments.enroll("outbox", "anna@example.test", Map.of());
        enrollments.enroll("outbox", "bert@example.test", Map.of());

        RunOutcome outcome = run();

        assertThat(outcome.counts().failed()).isEqualTo(1);
        assertThat(outcome.counts().queued()).isEqualTo(1);
        assertThat(texts("SELECT contact FROM letters")).containsExactly("bert@example.test");
    }

    @Test
    void enrollsInTheCallersTransaction() {
        outbox.signUp("anna@example.test", false);
        assertThatThrownBy(() -> outbox.signUp("bert@example.test", true)).hasMessage("the sign-up failed");

        assertThat(texts("SELECT contact FROM cron_enrollments")).containsExactly("anna@example.test");
        assertThat(texts("SELECT note FROM notes")).containsExactly("anna@example.test");
    }

    @Test
    void enrollsOnItsOwnOutsideAnyTransaction() {
        enrollments.enroll("anna@example.test", Map.of());

        assertThat(texts("SELECT contact FROM cron_enrollments")).containsExactly("anna@example.test");
    }

    @Test
    void keepsRunsKeysAndPausesOutOfTheCallersTransaction() {
        enrollments.enroll("outbox", "anna@example.test", Map.of());

        assertThatThrownBy(() -> outbox.inTransactionThatFails(() -> {
                    assertThat(run().counts().queued()).isEqualTo(1);
                    guard.pauses().pause(Pause.ALL, null, "test", "");
                }))
                .hasMessage("rolled back");

        assertThat(texts("SELECT note FROM notes")).hasSize(1).doesNotContain("before");
        assertThat(texts("SELECT status FROM cron_runs")).containsExactly("OK");
        assertThat(texts("SELECT state FROM cron_steps")).containsExactly("DONE");
        assertThat(guard.pauses().active()).hasSize(1);
    }
}
