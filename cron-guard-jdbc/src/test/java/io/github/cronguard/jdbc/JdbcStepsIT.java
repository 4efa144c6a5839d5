package io.github.cronguard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cronguard.memory.ManualClock;
import io.github.cronguard.sequence.StepHandler;
import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.spi.Claim;
import io.github.cronguard.spi.Step;
import io.github.cronguard.spi.StepMark;
import io.github.cronguard.spi.StepRecord;
import io.github.cronguard.spi.StepState;
import io.github.cronguard.spi.TransactionalStepSource;
import io.github.cronguard.spi.TransactionalStepSource.Resources;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEveryDatabase
class JdbcStepsIT {
    @RegisterExtension
    private final TestDatabase database;

    JdbcStepsIT(TestDatabase database) {
        this.database = database;
    }

    private DataSource pool;
    private Running running;

    @BeforeEach
    void open() {
        pool = database.pool(4);
        running = Running.on(pool);
        TestDatabase.execute(pool, "CREATE TABLE outbox (contact VARCHAR(255) PRIMARY KEY)");
        running.enroll("outbox", 3);
    }

    private List<StepMark> handle(Answer answer) {
        Claim claim = running.claim(running.acquire(), 10);
        return running.storage()
                .stepSource()
                .handleInTransaction(claim, claim.steps(), new TransactionalStepSource.Callback() {
                    @Override
                    public boolean goesOn() {
                        return true;
                    }

                    @Override
                    public StepMark handle(Step step, Resources resources) {
                        return answer.of(step, resources);
                    }
                });
    }

    private StepMark write(Step step, Resources resources) {
        StepHandler handler = JdbcSteps.inTransaction((context, connection) -> {
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO outbox VALUES (?)")) {
                insert.setString(1, context.contact());
                insert.executeUpdate();
            }
            return StepResult.queued();
        });
        try {
            handler.handle(new Handed(step, resources));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return Running.done(step);
    }

    private List<String> written() throws SQLException {
        List<String> written = new ArrayList<>();
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT contact FROM outbox ORDER BY contact")) {
            while (rows.next()) {
                written.add(rows.getString(1));
            }
        }
        return written;
    }

    @Test
    void theHandlersWritesAndTheMarksCommitTogether() throws SQLException {
        assertThat(handle(this::write)).hasSize(3);
        assertThat(written()).hasSize(3);
        assertThat(running.storage().stepSource().backlog().due()).isZero();
    }

    @Test
    void aFailedAttemptUndoesItsOwnWritesOnly() throws SQLException {
        List<StepMark> marks = handle((step, resources) -> {
            StepMark written = write(step, resources);
            return step.contact().startsWith("user-1@")
                    ? new StepMark(step, StepMark.To.PENDING, "no", Duration.ofMinutes(1), null)
                    : written;
        });
        assertThat(marks).hasSize(3);
        assertThat(written()).containsExactly("user-0@example.test", "user-2@example.test");
    }

    @Test
    void anSqlErrorOfAHandlerDoesNotCostTheOtherSteps() throws SQLException {
        List<StepMark> marks = handle((step, resources) -> {
            if (step.contact().startsWith("user-1@")) {
                try (Statement statement = resources.get(Connection.class).createStatement()) {
                    statement.execute("SELECT nonsense");
                } catch (SQLException e) {
                    return new StepMark(step, StepMark.To.DEAD, e.getMessage(), null, null);
                }
            }
            return write(step, resources);
        });
        assertThat(marks)
                .extracting(StepMark::to)
                .containsExactlyInAnyOrder(StepMark.To.DONE, StepMark.To.DEAD, StepMark.To.DONE);
        assertThat(written()).hasSize(2);
    }

    @Test
    void aSkippedStepSaysWhyAndCountsOneAttempt() throws SQLException {
        handle((step, resources) -> {
            write(step, resources);
            return new StepMark(step, StepMark.To.SKIPPED, "has no address", null, null);
        });
        assertThat(written()).hasSize(3);
        StepRecord skipped = running.storage().stepHistory().find("outbox/2/1").orElseThrow();
        assertThat(skipped.state()).isEqualTo(StepState.SKIPPED);
        assertThat(skipped.error()).isEqualTo("has no address");
        assertThat(skipped.attempts()).isEqualTo(1);
        assertThat(skipped.finishedAt()).isNotNull();
    }

    @Test
    void whatStoodInFrontOfAFailedStepIsHandedOverOnceMoreAndTheFailedOneIsNot() throws SQLException {
        List<String> handed = new ArrayList<>();
        handle((step, resources) -> {
            handed.add(step.contact().substring(0, 6));
            StepMark written = write(step, resources);
            return step.contact().startsWith("user-1@")
                    ? new StepMark(step, StepMark.To.DEAD, "no", null, null)
                    : written;
        });
        assertThat(handed).containsExactly("user-0", "user-1", "user-0", "user-2");
        assertThat(written()).containsExactly("user-0@example.test", "user-2@example.test");
    }

    @Test
    void aConnectionIsOfNoUseOnceItsStepHasEnded() {
        List<Connection> kept = new ArrayList<>();
        handle((step, resources) -> {
            kept.forEach(ended -> assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(ended::createStatement)
                    .withMessageContaining("take it from each step's context"));
            kept.add(resources.get(Connection.class));
            return write(step, resources);
        });
        assertThat(kept).hasSize(3);
    }

    @Test
    void aPauseInTheMiddleOfATransactionIsHonouredASecondLater() throws SQLException {
        ManualClock clock = ManualClock.at("2026-11-24T12:00:00Z");
        JdbcStorage storage = JdbcStorage.on(pool);
        storage.open(Contexts.of(Running.GUARD, clock));
        running = new Running(storage);
        handle((step, resources) -> {
            if (step.contact().startsWith("user-0@")) {
                storage.pauses().pause("outbox", null, "anna", "");
            } else {
                clock.advance(Duration.ofMillis(1_001));
            }
            return write(step, resources);
        });
        assertThat(written()).hasSize(2);
        storage.pauses().resume("outbox", "anna");
        assertThat(storage.stepHistory().find("outbox/3/1").orElseThrow().state())
                .isEqualTo(StepState.CLAIMED);
        assertThat(storage.stepHistory().find("outbox/3/1").orElseThrow().attempts())
                .isZero();
    }

    @Test
    void theHandlerCannotEndTheTransaction() {
        handle((step, resources) -> {
            Connection connection = resources.get(Connection.class);
            List.<ThrowingCallable>of(
                            connection::commit,
                            connection::rollback,
                            connection::close,
                            () -> connection.setAutoCommit(true))
                    .forEach(call -> assertThatExceptionOfType(SQLException.class)
                            .isThrownBy(call)
                            .withMessageContaining("must not call"));
            Connection same = resources.get(Connection.class);
            assertThat(connection).isEqualTo(same);
            return write(step, resources);
        });
    }

    @Test
    void anErrorAtTheCommitLeavesNothingBehind() throws SQLException {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> handle((step, resources) -> {
                    write(step, resources);
                    throw new AssertionError("stop");
                }));
        assertThat(written()).isEmpty();
    }

    private interface Answer {
        StepMark of(Step step, Resources resources);
    }
}
