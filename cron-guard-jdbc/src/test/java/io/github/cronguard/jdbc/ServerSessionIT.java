package io.github.cronguard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.GuardClock;
import io.github.cronguard.spi.Claim;
import io.github.cronguard.spi.Step;
import io.github.cronguard.spi.StepMark;
import io.github.cronguard.spi.TransactionalStepSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** MariaDB has no limits for one transaction: a session's are set, and put back. */
class ServerSessionIT {
    private static final String LIMITS =
            "SELECT @@SESSION.innodb_lock_wait_timeout * 1000 + @@SESSION.idle_transaction_timeout";

    @RegisterExtension
    private final TestDatabase database = new TestDatabase(DatabaseKind.MARIADB, true);

    private static void set(Connection connection) {
        TestDatabase.execute(
                new OneConnection(connection), "SET innodb_lock_wait_timeout = 37, idle_transaction_timeout = 41");
    }

    @Test
    void theHostFindsItsLimitsAsTheyWere() throws SQLException {
        try (Connection one = database.single()) {
            set(one);
            DataSource pool = new OneConnection(one);
            Running running = Running.on(pool);
            running.enroll("outreach", 3);
            running.acquire().close();
            assertThat(TestDatabase.number(pool, LIMITS)).isEqualTo(37_041);
        }
    }

    @Test
    void aHostsTransactionIsLimitedWhileAStepIsHandedOver() throws SQLException {
        DataSource pool = database.pool(4);
        List<Long> limits = new ArrayList<>();
        try (Connection host = pool.getConnection()) {
            set(host);
            JdbcStorage storage = JdbcStorage.on(pool, new OneHost(host));
            storage.open(Contexts.of(Running.GUARD, GuardClock.system()));
            Running running = new Running(storage);
            running.enroll("outbox", 1);
            Claim claim = running.claim(running.acquire(), 1);
            storage.stepSource().handleInTransaction(claim, claim.steps(), new TransactionalStepSource.Callback() {
                @Override
                public boolean goesOn() {
                    return true;
                }

                @Override
                public StepMark handle(Step step, TransactionalStepSource.Resources resources) {
                    limits.add(TestDatabase.number(new OneConnection(resources.get(Connection.class)), LIMITS));
                    return Running.done(step);
                }
            });
            limits.add(TestDatabase.number(new OneConnection(host), LIMITS));
        }
        assertThat(limits).containsExactly(15_090L, 37_041L);
    }

    private record OneHost(Connection connection) implements HostTransactions {
        @Override
        public <T> T inNew(Function<Connection, T> work) {
            return work.apply(connection);
        }

        @Override
        public <T> Optional<T> inCurrent(Function<Connection, T> work) {
            return Optional.empty();
        }
    }
}
