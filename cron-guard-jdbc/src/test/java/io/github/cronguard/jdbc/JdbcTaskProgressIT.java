package io.github.cronguard.jdbc;

import io.github.cronguard.testkit.StorageFixture;
import io.github.cronguard.testkit.TaskProgressContract;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEveryDatabase(alsoWithoutAutoCommit = true)
class JdbcTaskProgressIT extends TaskProgressContract {
    @RegisterExtension
    private final TestDatabase database;

    JdbcTaskProgressIT(TestDatabase database) {
        this.database = database;
    }

    @Override
    protected StorageFixture fixture() {
        return database.fixture();
    }
}
