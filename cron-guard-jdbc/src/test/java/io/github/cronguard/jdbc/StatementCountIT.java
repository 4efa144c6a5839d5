package io.github.cronguard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.spi.Claim;
import io.github.cronguard.spi.Lease;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEveryDatabase
class StatementCountIT {
    @RegisterExtension
    private final TestDatabase database;

    StatementCountIT(TestDatabase database) {
        this.database = database;
    }

    @Test
    void theNumberOfStatementsGrowsWithBatchesAndNotWithSteps() {
        WatchedDataSource watched = new WatchedDataSource(database.pool(4));
        Running running = Running.on(watched.dataSource());
        running.enroll("outreach", 11_000);
        try (Lease lease = running.acquire()) {
            running.start(lease);
            int small = drain(running, lease, watched, 50, 20);
            int large = drain(running, lease, watched, 500, 20);
            assertThat(large).isEqualTo(small).isEqualTo(20 * aBatch());
            assertThat(running.claim(lease, 500).steps()).isEmpty();
        }
    }

    @Test
    void howThingsStandIsOneStatement() {
        WatchedDataSource watched = new WatchedDataSource(database.pool(4));
        Running running = Running.on(watched.dataSource());
        running.start(running.acquire());
        // The one statement of this has its session's limits around it too, where a database needs them.
        int one = count(watched, () -> running.storage().now());
        assertThat(count(watched, () -> running.storage().health())).isEqualTo(one);
    }

    private static int count(WatchedDataSource watched, Runnable work) {
        int before = watched.statements();
        work.run();
        return watched.statements() - before;
    }

    /** PostgreSQL: limits of the transaction, the lock's row, the claim; limits, the marks, the next steps. Others lock first what they change. */
    private int aBatch() {
        return switch (database.kind()) {
            case POSTGRESQL -> 6;
            case H2 -> 15;
            default -> 14;
        };
    }

    private int drain(Running running, Lease lease, WatchedDataSource watched, int batch, int times) {
        int before = watched.statements();
        for (int i = 0; i < times; i++) {
            Claim claim = running.claim(lease, batch);
            assertThat(claim.steps()).hasSize(batch);
            assertThat(running.storage().stepSource().mark(claim, Running.done(claim)))
                    .isEqualTo(batch);
        }
        return watched.statements() - before;
    }
}
