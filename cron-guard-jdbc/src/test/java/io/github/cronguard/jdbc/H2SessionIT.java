package io.github.cronguard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.memory.ManualClock;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.RateLimit;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** H2's time-out for rows belongs to the session: it is asked for, set only where it is another one, and put back then. */
class H2SessionIT {
    private static final String TIME_OUT = "SELECT LOCK_TIMEOUT()";
    private static final int OURS = 2_000;

    @RegisterExtension
    private final TestDatabase database = new TestDatabase(DatabaseKind.H2, true);

    private DataSource session;
    private WatchedDataSource watched;
    private Running running;

    @BeforeEach
    void open() throws SQLException {
        Connection one = database.single();
        session = new OneConnection(one);
        watched = new WatchedDataSource(session);
        running = Running.on(watched.dataSource());
        running.acquire().close();
    }

    private int statements(Runnable work) {
        int before = watched.statements();
        work.run();
        return watched.statements() - before;
    }

    private void set(int millis) {
        TestDatabase.execute(session, "SET LOCK_TIMEOUT " + millis);
    }

    private long timeOut() {
        return TestDatabase.number(session, TIME_OUT);
    }

    @Test
    void aSessionThatWaitsAsLongAsTheLockDoesIsOnlyAsked() {
        set(OURS);
        assertThat(statements(() -> running.acquire().close())).isEqualTo(3); // asked, taken, given back
        assertThat(timeOut()).isEqualTo(OURS);
    }

    @Test
    void anotherTimeOutIsPutBackBehindTheLease() {
        set(777);
        assertThat(statements(() -> {
                    Lease lease = running.acquire();
                    assertThat(timeOut()).isEqualTo(OURS);
                    lease.close();
                }))
                .isEqualTo(5); // asked, set, taken, given back, put back
        assertThat(timeOut()).isEqualTo(777);
    }

    @Test
    void aPermitWaitsNoLongerThanTheLockDoes() {
        set(OURS);
        JdbcStorage storage = JdbcStorage.on(watched.dataSource());
        storage.open(Contexts.limited(
                "limited", ManualClock.at("2026-11-24T12:00:00Z"), List.of(new RateLimit(5, Duration.ofMinutes(10)))));
        storage.rateLimiter().tryAcquire("caller");
        assertThat(statements(() -> storage.rateLimiter().tryAcquire("caller"))).isEqualTo(2); // asked, taken
        assertThat(timeOut()).isEqualTo(OURS);
    }
}
