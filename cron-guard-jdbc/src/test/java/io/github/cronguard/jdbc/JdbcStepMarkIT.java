package io.github.cronguard.jdbc;

import io.github.cronguard.testkit.StepMarkContract;
import io.github.cronguard.testkit.StorageFixture;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEveryDatabase(alsoWithoutAutoCommit = true)
class JdbcStepMarkIT extends StepMarkContract {
    @RegisterExtension
    private final TestDatabase database;

    JdbcStepMarkIT(TestDatabase database) {
        this.database = database;
    }

    @Override
    protected StorageFixture fixture() {
        return database.fixture();
    }
}
