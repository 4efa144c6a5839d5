package io.github.cronguard.jdbc;

import io.github.cronguard.testkit.RunHistoryContract;
import io.github.cronguard.testkit.StorageFixture;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEveryDatabase(alsoWithoutAutoCommit = true)
class JdbcRunHistoryIT extends RunHistoryContract {
    @RegisterExtension
    private final TestDatabase database;

    JdbcRunHistoryIT(TestDatabase database) {
        this.database = database;
    }

    @Override
    protected StorageFixture fixture() {
        return database.fixture();
    }
}
