package io.github.cronguard.jdbc;

import io.github.cronguard.testkit.PausesContract;
import io.github.cronguard.testkit.StorageFixture;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEveryDatabase(alsoWithoutAutoCommit = true)
class JdbcPausesIT extends PausesContract {
    @RegisterExtension
    private final TestDatabase database;

    JdbcPausesIT(TestDatabase database) {
        this.database = database;
    }

    @Override
    protected StorageFixture fixture() {
        return database.fixture();
    }
}
