package io.github.cronguard.jdbc;

import io.github.cronguard.testkit.StepSourceContract;
import io.github.cronguard.testkit.StorageFixture;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEveryDatabase(alsoWithoutAutoCommit = true)
class JdbcStepSourceIT extends StepSourceContract {
    @RegisterExtension
    private final TestDatabase database;

    JdbcStepSourceIT(TestDatabase database) {
        this.database = database;
    }

    @Override
    protected StorageFixture fixture() {
        return database.fixture();
    }
}
