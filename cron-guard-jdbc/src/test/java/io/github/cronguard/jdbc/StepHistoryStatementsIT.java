package io.github.cronguard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.GuardClock;
import io.github.cronguard.spi.Claim;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.StepHistory;
import io.github.cronguard.spi.StepMark;
import io.github.cronguard.spi.StepQuery;
import io.github.cronguard.spi.StepState;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How many statements it takes to look at steps, and that they show those of the own guard alone. */
@OnEveryDatabase
class StepHistoryStatementsIT {
    private static final StepQuery DEAD = new StepQuery(StepState.DEAD, "outreach", "no", null, 10);

    @RegisterExtension
    private final TestDatabase database;

    StepHistoryStatementsIT(TestDatabase database) {
        this.database = database;
    }

    private DataSource pool;
    private WatchedDataSource watched;
    private Running running;
    private RunId run;
    private String key;

    @BeforeEach
    void letStepsFail() {
        pool = database.pool(4);
        watched = new WatchedDataSource(pool);
        running = Running.on(watched.dataSource());
        running.enroll("outreach", 3);
        running.enroll("outbox", 3);
        try (Lease lease = running.acquire()) {
            run = running.start(lease);
            Claim claim = running.claim(lease, 6);
            key = claim.steps().get(0).key();
            List<StepMark> dead = claim.steps().stream()
                    .map(step -> new StepMark(step, StepMark.To.DEAD, "no", null, null))
                    .toList();
            running.storage().stepSource().mark(claim, dead);
        }
    }

    private int statements(Runnable question) {
        int before = watched.statements();
        question.run();
        return watched.statements() - before;
    }

    @Test
    void everyAnswerIsOneStatementAndAContactTwo() {
        StepHistory history = running.storage().stepHistory();
        int one = statements(() -> running.storage().runHistory().find(run));
        assertThat(statements(() -> history.find(key))).isEqualTo(one);
        assertThat(statements(() -> history.page(DEAD))).isEqualTo(one);
        assertThat(statements(() -> history.errors(StepState.DEAD))).isEqualTo(one);
        assertThat(statements(() -> history.ofRun(run, 10))).isEqualTo(one);
        assertThat(statements(() -> history.handledBy(run))).isEqualTo(one);
        assertThat(statements(() -> history.totals(Duration.ofDays(1)))).isEqualTo(one);
        assertThat(statements(() -> history.ofContact("user-1@example.test"))).isEqualTo(one + 1);
        assertThat(history.ofContact("user-1@example.test")).hasSize(2);
    }

    @Test
    void anotherGuardShowsNoneOfThem() {
        assertThat(running.storage().stepHistory().page(DEAD)).hasSize(3);
        JdbcStorage storage = JdbcStorage.on(pool);
        storage.open(Contexts.of("another", GuardClock.system()));
        StepHistory history = storage.stepHistory();
        assertThat(history.find(key)).isEmpty();
        assertThat(history.page(DEAD)).isEmpty();
        assertThat(history.errors(StepState.DEAD)).isEmpty();
        assertThat(history.ofRun(run, 10)).isEmpty();
        assertThat(history.handledBy(run)).isZero();
        assertThat(history.totals(Duration.ofDays(1))).isEmpty();
        assertThat(history.ofContact("user-1@example.test")).isEmpty();
    }
}
