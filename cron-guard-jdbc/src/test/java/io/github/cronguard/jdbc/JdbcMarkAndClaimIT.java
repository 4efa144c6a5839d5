package io.github.cronguard.jdbc;

import io.github.cronguard.testkit.MarkAndClaimContract;
import io.github.cronguard.testkit.StorageFixture;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEveryDatabase
class JdbcMarkAndClaimIT extends MarkAndClaimContract {
    @RegisterExtension
    private final TestDatabase database;

    JdbcMarkAndClaimIT(TestDatabase database) {
        this.database = database;
    }

    @Override
    protected StorageFixture fixture() {
        return database.fixture();
    }
}
