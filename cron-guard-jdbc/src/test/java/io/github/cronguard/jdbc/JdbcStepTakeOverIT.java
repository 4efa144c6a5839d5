package io.github.cronguard.jdbc;

import io.github.cronguard.testkit.StepTakeOverContract;
import io.github.cronguard.testkit.StorageFixture;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEveryDatabase(alsoWithoutAutoCommit = true)
class JdbcStepTakeOverIT extends StepTakeOverContract {
    @RegisterExtension
    private final TestDatabase database;

    JdbcStepTakeOverIT(TestDatabase database) {
        this.database = database;
    }

    @Override
    protected StorageFixture fixture() {
        return database.fixture();
    }
}
