package io.github.cronguard.jdbc;

import io.github.cronguard.testkit.RunPagesContract;
import io.github.cronguard.testkit.StorageFixture;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEveryDatabase(alsoWithoutAutoCommit = true)
class JdbcRunPagesIT extends RunPagesContract {
    @RegisterExtension
    private final TestDatabase database;

    JdbcRunPagesIT(TestDatabase database) {
        this.database = database;
    }

    @Override
    protected StorageFixture fixture() {
        return database.fixture();
    }
}
