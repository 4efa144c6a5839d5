package io.github.cronguard.jdbc;

import io.github.cronguard.testkit.AuditLogContract;
import io.github.cronguard.testkit.StorageFixture;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEveryDatabase(alsoWithoutAutoCommit = true)
class JdbcAuditLogIT extends AuditLogContract {
    @RegisterExtension
    private final TestDatabase database;

    JdbcAuditLogIT(TestDatabase database) {
        this.database = database;
    }

    @Override
    protected StorageFixture fixture() {
        return database.fixture();
    }
}
