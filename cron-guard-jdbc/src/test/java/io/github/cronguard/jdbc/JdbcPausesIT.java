package io.github.cronguard.jdbc;

import io.github.cronguard.testkit.PausesContract;
import io.github.cronguard.testkit.StorageFixture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcPausesIT {
    @Nested
    class OnH2 extends PausesContract {
        @RegisterExtension
        final TestDatabase database = TestDatabase.h2();

        @Override
        protected StorageFixture fixture() {
            return database.fixture();
        }
    }

    @Nested
    class OnH2AutoCommitOff extends PausesContract {
        @RegisterExtension
        final TestDatabase database = TestDatabase.h2AutoCommitOff();

        @Override
        protected StorageFixture fixture() {
            return database.fixture();
        }
    }

    @Nested
    class OnPostgres extends PausesContract {
        @RegisterExtension
        final TestDatabase database = TestDatabase.postgres();

        @Override
        protected StorageFixture fixture() {
            return database.fixture();
        }
    }

    @Nested
    class OnPostgresAutoCommitOff extends PausesContract {
        @RegisterExtension
        final TestDatabase database = TestDatabase.postgresAutoCommitOff();

        @Override
        protected StorageFixture fixture() {
            return database.fixture();
        }
    }
}
