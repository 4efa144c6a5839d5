package io.github.cronguard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.spi.Claim;
import io.github.cronguard.spi.ClaimMarks;
import io.github.cronguard.spi.ClaimRequest;
import io.github.cronguard.spi.Lease;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** On PostgreSQL claims of one lease do not wait for one another, and whoever takes the lock waits for them. */
class ClaimsAtOnceIT {
    @RegisterExtension
    private final TestDatabase database = new TestDatabase(DatabaseKind.POSTGRESQL, true);

    @Test
    void claimsBesideAClaimThatIsNotCommittedAndNobodyTakesTheLock() throws SQLException {
        DataSource pool = database.pool(4);
        Running running = Running.on(pool);
        running.enroll("outreach", 6);
        Lease lease = running.acquire();
        Claim first = running.claim(lease, 2);
        try (Connection other = pool.getConnection()) {
            other.setAutoCommit(false);
            try (Statement statement = other.createStatement()) {
                statement.execute("SELECT run_id FROM cron_locks WHERE name = '" + Running.GUARD + "' FOR SHARE");
                assertThat(running.claim(lease, 2).steps()).hasSize(2);
                assertThat(running.storage()
                                .stepSource()
                                .markAndClaim(
                                        List.of(new ClaimMarks(first, Running.done(first))),
                                        new ClaimRequest(List.of("outreach"), 2, lease))
                                .orElseThrow()
                                .claim()
                                .steps())
                        .hasSize(2);
            }
            try (Connection taker = pool.getConnection();
                    Statement statement = taker.createStatement()) {
                statement.execute("SET lock_timeout = '50ms'");
                assertThat(catchSql(statement, "UPDATE cron_locks SET fence = fence + 1"))
                        .contains("lock timeout");
                statement.execute("RESET lock_timeout");
            }
            other.rollback();
        }
        lease.close();
    }

    private static String catchSql(Statement statement, String sql) {
        try {
            statement.execute(sql);
            return "";
        } catch (SQLException refused) {
            return String.valueOf(refused.getMessage());
        }
    }
}
