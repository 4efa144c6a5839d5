package io.github.cronguard.jdbc;

import io.github.cronguard.testkit.CronStorageContract;
import io.github.cronguard.testkit.StorageFixture;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEveryDatabase(alsoWithoutAutoCommit = true)
class JdbcStorageIT extends CronStorageContract {
    @RegisterExtension
    private final TestDatabase database;

    JdbcStorageIT(TestDatabase database) {
        this.database = database;
    }

    @Override
    protected StorageFixture fixture() {
        return database.fixture();
    }
}
