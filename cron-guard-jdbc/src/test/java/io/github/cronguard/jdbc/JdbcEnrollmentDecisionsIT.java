package io.github.cronguard.jdbc;

import io.github.cronguard.testkit.EnrollmentDecisionsContract;
import io.github.cronguard.testkit.StorageFixture;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEveryDatabase(alsoWithoutAutoCommit = true)
class JdbcEnrollmentDecisionsIT extends EnrollmentDecisionsContract {
    @RegisterExtension
    private final TestDatabase database;

    JdbcEnrollmentDecisionsIT(TestDatabase database) {
        this.database = database;
    }

    @Override
    protected StorageFixture fixture() {
        return database.fixture();
    }
}
