package io.github.cronguard.jdbc;

import io.github.cronguard.testkit.ChangedDefinitionContract;
import io.github.cronguard.testkit.StorageFixture;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEveryDatabase(alsoWithoutAutoCommit = true)
class JdbcChangedDefinitionIT extends ChangedDefinitionContract {
    @RegisterExtension
    private final TestDatabase database;

    JdbcChangedDefinitionIT(TestDatabase database) {
        this.database = database;
    }

    @Override
    protected StorageFixture fixture() {
        return database.fixture();
    }
}
