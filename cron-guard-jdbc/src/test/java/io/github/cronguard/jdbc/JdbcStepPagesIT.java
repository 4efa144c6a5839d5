package io.github.cronguard.jdbc;

import io.github.cronguard.testkit.StepPagesContract;
import io.github.cronguard.testkit.StorageFixture;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEveryDatabase(alsoWithoutAutoCommit = true)
class JdbcStepPagesIT extends StepPagesContract {
    @RegisterExtension
    private final TestDatabase database;

    JdbcStepPagesIT(TestDatabase database) {
        this.database = database;
    }

    @Override
    protected StorageFixture fixture() {
        return database.fixture();
    }
}
