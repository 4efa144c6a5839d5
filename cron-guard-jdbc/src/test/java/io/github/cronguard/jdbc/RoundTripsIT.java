package io.github.cronguard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.memory.ManualClock;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.RateLimit;
import io.github.cronguard.spi.RateLimitResult;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the lock and the limiter cost on PostgreSQL: counted, because a time would depend on the machine. */
class RoundTripsIT {
    private static final RateLimit TWO = new RateLimit(2, Duration.ofMinutes(10));
    /** What an acquire waits for a row that it wants, at least. */
    private static final Duration LOCK_WAIT = Duration.ofMillis(1_900);

    private static final RateLimit HOURLY = new RateLimit(5, Duration.ofHours(1));

    @RegisterExtension
    private final TestDatabase database = new TestDatabase(DatabaseKind.POSTGRESQL, true);

    private final ManualClock clock = ManualClock.at("2026-11-24T12:00:00Z");
    private DataSource pool;
    private WatchedDataSource watched;
    private Running running;

    @BeforeEach
    void open() {
        pool = database.pool(4);
        watched = new WatchedDataSource(pool);
        running = Running.on(watched.dataSource());
        running.acquire().close();
    }

    private void assertStatements(int expected, Runnable work) {
        int statements = watched.statements();
        int roundTrips = watched.roundTrips();
        work.run();
        assertThat(watched.statements() - statements).isEqualTo(expected);
        assertThat(watched.roundTrips() - roundTrips).isEqualTo(expected);
    }

    private JdbcRateLimiter limiter(RateLimit... limits) {
        JdbcStorage storage = JdbcStorage.on(watched.dataSource());
        storage.open(Contexts.limited("limited", clock, List.of(limits)));
        return storage.rateLimiter();
    }

    @Test
    void anAcquireAnExtensionAndAReleaseAreOneStatementEach() {
        List<Lease> held = new ArrayList<>();
        assertStatements(1, () -> held.add(running.acquire()));
        assertStatements(2, () -> assertThat(running.tryAcquire()).isEmpty()); // and is prepared for the next one
        assertStatements(1, () -> assertThat(running.tryAcquire()).isEmpty());
        assertStatements(1, () -> assertThat(held.get(0).extend(Contexts.TTL)).isTrue());
        assertStatements(1, held.get(0)::close);
        assertStatements(1, () -> assertThat(running.tryAcquire()).isPresent());
    }

    @Test
    void whoFindsTheLockHeldDoesNotWaitForItsRow() throws SQLException {
        Lease lease = running.acquire();
        try (Connection claim = pool.getConnection();
                Statement statement = claim.createStatement()) {
            claim.setAutoCommit(false);
            statement.execute("SELECT * FROM cron_locks FOR NO KEY UPDATE");
            long before = System.nanoTime();
            for (int statements : new int[] {2, 1}) {
                assertStatements(
                        statements, () -> assertThat(running.tryAcquire()).isEmpty());
            }
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(LOCK_WAIT);
            claim.rollback();
        }
        lease.close();
    }

    @Test
    void aPermitIsOneStatementAndTheFirstRefusalAsksWhy() {
        JdbcRateLimiter limiter = limiter(TWO);
        limiter.tryAcquire("caller");
        assertStatements(
                1, () -> assertThat(limiter.tryAcquire("caller").allowed()).isTrue());
        assertStatements(
                2, () -> assertThat(limiter.tryAcquire("caller").allowed()).isFalse());
    }

    @Test
    void aRememberedRefusalIsNoStatement() {
        for (JdbcRateLimiter limiter : List.of(limiter(TWO), limiter(HOURLY, TWO))) {
            while (limiter.tryAcquire("caller").allowed()) {
                clock.advance(Duration.ofSeconds(1));
            }
            assertStatements(0, () -> {
                RateLimitResult first = limiter.tryAcquire("caller");
                clock.advance(Duration.ofSeconds(7));
                RateLimitResult second = limiter.tryAcquire("caller");
                assertThat(second.allowed()).isFalse();
                assertThat(second.limit()).isEqualTo(2);
                assertThat(first.retryAfter().minus(second.retryAfter())).isEqualTo(Duration.ofSeconds(7));
            });
        }
    }
}
