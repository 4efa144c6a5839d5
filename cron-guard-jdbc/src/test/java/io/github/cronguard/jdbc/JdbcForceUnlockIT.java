package io.github.cronguard.jdbc;

import io.github.cronguard.testkit.ForceUnlockContract;
import io.github.cronguard.testkit.StorageFixture;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEveryDatabase(alsoWithoutAutoCommit = true)
class JdbcForceUnlockIT extends ForceUnlockContract {
    @RegisterExtension
    private final TestDatabase database;

    JdbcForceUnlockIT(TestDatabase database) {
        this.database = database;
    }

    @Override
    protected StorageFixture fixture() {
        return database.fixture();
    }
}
