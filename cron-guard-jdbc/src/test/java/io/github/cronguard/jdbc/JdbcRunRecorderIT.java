package io.github.cronguard.jdbc;

import io.github.cronguard.testkit.RunRecorderContract;
import io.github.cronguard.testkit.StorageFixture;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEveryDatabase(alsoWithoutAutoCommit = true)
class JdbcRunRecorderIT extends RunRecorderContract {
    @RegisterExtension
    private final TestDatabase database;

    JdbcRunRecorderIT(TestDatabase database) {
        this.database = database;
    }

    @Override
    protected StorageFixture fixture() {
        return database.fixture();
    }
}
