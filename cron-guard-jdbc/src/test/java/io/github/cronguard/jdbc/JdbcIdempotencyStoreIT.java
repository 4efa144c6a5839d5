package io.github.cronguard.jdbc;

import io.github.cronguard.testkit.IdempotencyStoreContract;
import io.github.cronguard.testkit.StorageFixture;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEveryDatabase(alsoWithoutAutoCommit = true)
class JdbcIdempotencyStoreIT extends IdempotencyStoreContract {
    @RegisterExtension
    private final TestDatabase database;

    JdbcIdempotencyStoreIT(TestDatabase database) {
        this.database = database;
    }

    @Override
    protected StorageFixture fixture() {
        return database.fixture();
    }
}
