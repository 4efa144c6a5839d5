package io.github.cronguard.jdbc;

import io.github.cronguard.testkit.StepTakeOverContract;
import io.github.cronguard.testkit.StorageFixture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcStepTakeOverIT {
    @Nested
    class OnH2 extends StepTakeOverContract {
        @RegisterExtension
        final TestDatabase database = TestDatabase.h2();

        @Override
        protected StorageFixture fixture() {
            return database.fixture();
        }
    }

    @Nested
    class OnH2AutoCommitOff extends StepTakeOverContract {
        @RegisterExtension
        final TestDatabase database = TestDatabase.h2AutoCommitOff();

        @Override
        protected StorageFixture fixture() {
            return database.fixture();
        }
    }

    @Nested
    class OnPostgres extends StepTakeOverContract {
        @RegisterExtension
        final TestDatabase database = TestDatabase.postgres();

        @Override
        protected StorageFixture fixture() {
            return database.fixture();
        }
    }

    @Nested
    class OnPostgresAutoCommitOff extends StepTakeOverContract {
        @RegisterExtension
        final TestDatabase database = TestDatabase.postgresAutoCommitOff();

        @Override
        protected StorageFixture fixture() {
            return database.fixture();
        }
    }
}
