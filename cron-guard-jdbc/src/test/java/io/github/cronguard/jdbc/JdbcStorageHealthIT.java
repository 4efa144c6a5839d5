package io.github.cronguard.jdbc;

import io.github.cronguard.testkit.StorageFixture;
import io.github.cronguard.testkit.StorageHealthContract;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEveryDatabase(alsoWithoutAutoCommit = true)
class JdbcStorageHealthIT extends StorageHealthContract {
    @RegisterExtension
    private final TestDatabase database;

    JdbcStorageHealthIT(TestDatabase database) {
        this.database = database;
    }

    @Override
    protected StorageFixture fixture() {
        return database.fixture();
    }
}
