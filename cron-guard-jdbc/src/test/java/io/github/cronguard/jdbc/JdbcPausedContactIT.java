package io.github.cronguard.jdbc;

import io.github.cronguard.testkit.PausedContactContract;
import io.github.cronguard.testkit.StorageFixture;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEveryDatabase(alsoWithoutAutoCommit = true)
class JdbcPausedContactIT extends PausedContactContract {
    @RegisterExtension
    private final TestDatabase database;

    JdbcPausedContactIT(TestDatabase database) {
        this.database = database;
    }

    @Override
    protected StorageFixture fixture() {
        return database.fixture();
    }
}
