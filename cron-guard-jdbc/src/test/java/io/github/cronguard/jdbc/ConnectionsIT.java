package io.github.cronguard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cronguard.sequence.EnrollOutcome;
import io.github.cronguard.spi.Claim;
import io.github.cronguard.spi.Lease;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEveryDatabase(alsoWithoutAutoCommit = true)
class ConnectionsIT {
    @RegisterExtension
    private final TestDatabase database;

    ConnectionsIT(TestDatabase database) {
        this.database = database;
    }

    @Test
    void aPoolOfTwoConnectionsSuffices() {
        Running running = Running.on(database.pool(2));
        running.enroll("outreach", 20);
        try (Lease lease = running.acquire()) {
            running.start(lease);
            Claim claim = running.claim(lease, 20);
            assertThat(lease.extend(Contexts.TTL)).isTrue();
            assertThat(running.storage().stepSource().mark(claim, Running.done(claim)))
                    .isEqualTo(20);
            assertThat(running.storage().runLock().remaining(Running.GUARD)).isPresent();
        }
    }

    @Test
    void theHostFindsItsConnectionsAsTheyWere() throws SQLException {
        try (Connection one = database.single()) {
            boolean autoCommit = one.getAutoCommit();
            one.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            int timeout = database.kind().isServer() ? 12_345 : 0;
            one.setNetworkTimeout(Runnable::run, timeout);
            Running running = Running.on(new OneConnection(one));
            running.enroll("outreach", 3);
            assertThat(one.getAutoCommit()).isEqualTo(autoCommit);
            assertThat(one.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
            assertThat(one.getNetworkTimeout()).isEqualTo(timeout);
            running.acquire().close();
            assertThat(one.getAutoCommit()).isEqualTo(autoCommit);
            assertThat(one.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
            assertThat(one.getNetworkTimeout()).isEqualTo(timeout);
        }
    }

    @Test
    void anEnrollmentCommitsAndRollsBackWithTheHost() throws SQLException {
        DataSource pool = database.pool(3);
        Running running = Running.on(pool);
        JdbcEnrollments enrollments = running.storage().enrollments();
        try (Connection host = pool.getConnection()) {
            host.setAutoCommit(false);
            assertThat(enrollments.enroll(host, "outreach", "anna", Map.of())).isEqualTo(EnrollOutcome.ENROLLED);
            assertThat(enrollments.count("outreach")).isZero();
            host.rollback();
            assertThat(enrollments.count("outreach")).isZero();
            enrollments.enroll(host, "outreach", "anna", Map.of("name", "Anna"));
            assertThat(enrollments.enroll(host, "outreach", "anna", Map.of()))
                    .isEqualTo(EnrollOutcome.ALREADY_ENROLLED);
            assertThat(host.getAutoCommit()).isFalse();
            assertThat(host.isClosed()).isFalse();
            host.commit();
            host.setAutoCommit(true);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> enrollments.enroll(host, "outreach", "bert", Map.of()))
                    .withMessageContaining("auto-commit");
        }
        assertThat(enrollments.count("outreach")).isEqualTo(1);
        assertThat(running.storage().stepSource().backlog().due()).isEqualTo(1);
    }

    @Test
    void anAcquireDoesNotWaitLongForALockedRow() throws SQLException {
        DataSource pool = database.pool(4);
        Running running = Running.on(pool);
        running.acquire().close();
        try (Connection other = pool.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.executeQuery("SELECT * FROM cron_locks FOR UPDATE").close();
            long before = System.nanoTime();
            assertThat(running.tryAcquire()).isEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .isBetween(Duration.ofMillis(1_000), Duration.ofMillis(3_500));
            other.rollback();
        }
        assertThat(running.tryAcquire()).isPresent();
    }

    @Test
    void aLeaseReplacesABrokenConnection() throws SQLException {
        // The pool does not know H2's error of a closed connection, and would hand the same one out again.
        assumeTrue(database.kind().isServer());
        WatchedDataSource watched = new WatchedDataSource(database.pool(3));
        Running running = Running.on(watched.dataSource());
        Lease lease = running.acquire();
        watched.breakAll();
        assertThat(lease.extend(Contexts.TTL)).isTrue();
        watched.breakAll();
        lease.close();
        assertThat(running.tryAcquire()).isPresent();
    }
}
