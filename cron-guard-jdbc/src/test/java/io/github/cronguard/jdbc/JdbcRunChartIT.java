package io.github.cronguard.jdbc;

import io.github.cronguard.testkit.RunChartContract;
import io.github.cronguard.testkit.StorageFixture;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEveryDatabase(alsoWithoutAutoCommit = true)
class JdbcRunChartIT extends RunChartContract {
    @RegisterExtension
    private final TestDatabase database;

    JdbcRunChartIT(TestDatabase database) {
        this.database = database;
    }

    @Override
    protected StorageFixture fixture() {
        return database.fixture();
    }
}
