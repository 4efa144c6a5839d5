package io.github.cronguard.jdbc;

import io.github.cronguard.testkit.IncidentsContract;
import io.github.cronguard.testkit.StorageFixture;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEveryDatabase(alsoWithoutAutoCommit = true)
class JdbcIncidentsIT extends IncidentsContract {
    @RegisterExtension
    private final TestDatabase database;

    JdbcIncidentsIT(TestDatabase database) {
        this.database = database;
    }

    @Override
    protected StorageFixture fixture() {
        return database.fixture();
    }
}
