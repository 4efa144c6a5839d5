package io.github.cronguard.jdbc;

import io.github.cronguard.testkit.StorageFixture;
import io.github.cronguard.testkit.TransactionalStepSourceContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcTransactionalStepSourceIT {
    @Nested
    class OnH2 extends TransactionalStepSourceContract {
        @RegisterExtension
        final TestDatabase database = TestDatabase.h2();

        @Override
        protected StorageFixture fixture() {
            return database.fixture();
        }
    }

    @Nested
    class OnH2AutoCommitOff extends TransactionalStepSourceContract {
        @RegisterExtension
        final TestDatabase database = TestDatabase.h2AutoCommitOff();

        @Override
        protected StorageFixture fixture() {
            return database.fixture();
        }
    }

    @Nested
    class OnPostgres extends TransactionalStepSourceContract {
        @RegisterExtension
        final TestDatabase database = TestDatabase.postgres();

        @Override
        protected StorageFixture fixture() {
            return database.fixture();
        }
    }

    @Nested
    class OnPostgresAutoCommitOff extends TransactionalStepSourceContract {
        @RegisterExtension
        final TestDatabase database = TestDatabase.postgresAutoCommitOff();

        @Override
        protected StorageFixture fixture() {
            return database.fixture();
        }
    }
}
