package io.github.cronguard.jdbc;

import io.github.cronguard.testkit.StorageFixture;
import io.github.cronguard.testkit.TransactionalStepSourceContract;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEveryDatabase(alsoWithoutAutoCommit = true)
class JdbcTransactionalStepSourceIT extends TransactionalStepSourceContract {
    @RegisterExtension
    private final TestDatabase database;

    JdbcTransactionalStepSourceIT(TestDatabase database) {
        this.database = database;
    }

    @Override
    protected StorageFixture fixture() {
        return database.fixture();
    }
}
