package io.github.cronguard.jdbc;

import io.github.cronguard.spi.RunLock;
import io.github.cronguard.testkit.RunLockContract;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcRunLockIT {
    private abstract static class Locks extends RunLockContract {
        private JdbcFixture fixture;

        abstract TestDatabase database();

        @BeforeEach
        void open() {
            fixture = database().fixture();
            fixture.storage().open(Contexts.of("contract", fixture.clock()));
        }

        @Override
        protected RunLock lock() {
            return fixture.storage().runLock();
        }

        @Override
        protected void passTime(Duration time) {
            fixture.passTime(time);
        }
    }

    @Nested
    class OnH2 extends Locks {
        @RegisterExtension
        final TestDatabase database = TestDatabase.h2();

        @Override
        TestDatabase database() {
            return database;
        }
    }

    @Nested
    class OnH2AutoCommitOff extends Locks {
        @RegisterExtension
        final TestDatabase database = TestDatabase.h2AutoCommitOff();

        @Override
        TestDatabase database() {
            return database;
        }
    }

    @Nested
    class OnPostgres extends Locks {
        @RegisterExtension
        final TestDatabase database = TestDatabase.postgres();

        @Override
        TestDatabase database() {
            return database;
        }
    }

    @Nested
    class OnPostgresAutoCommitOff extends Locks {
        @RegisterExtension
        final TestDatabase database = TestDatabase.postgresAutoCommitOff();

        @Override
        TestDatabase database() {
            return database;
        }
    }
}
