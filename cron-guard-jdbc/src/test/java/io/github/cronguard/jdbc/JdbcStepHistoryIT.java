package io.github.cronguard.jdbc;

import io.github.cronguard.testkit.StepHistoryContract;
import io.github.cronguard.testkit.StorageFixture;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEveryDatabase(alsoWithoutAutoCommit = true)
class JdbcStepHistoryIT extends StepHistoryContract {
    @RegisterExtension
    private final TestDatabase database;

    JdbcStepHistoryIT(TestDatabase database) {
        this.database = database;
    }

    @Override
    protected StorageFixture fixture() {
        return database.fixture();
    }
}
