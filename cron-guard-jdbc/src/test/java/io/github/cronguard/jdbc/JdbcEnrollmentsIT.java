package io.github.cronguard.jdbc;

import io.github.cronguard.testkit.EnrollmentsContract;
import io.github.cronguard.testkit.StorageFixture;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEveryDatabase(alsoWithoutAutoCommit = true)
class JdbcEnrollmentsIT extends EnrollmentsContract {
    @RegisterExtension
    private final TestDatabase database;

    JdbcEnrollmentsIT(TestDatabase database) {
        this.database = database;
    }

    @Override
    protected StorageFixture fixture() {
        return database.fixture();
    }
}
