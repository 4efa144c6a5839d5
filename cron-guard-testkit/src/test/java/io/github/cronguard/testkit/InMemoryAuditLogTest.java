package io.github.cronguard.testkit;

final class InMemoryAuditLogTest extends AuditLogContract {

    @Override
    protected StorageFixture fixture() {
        return new InMemoryFixture();
    }
}
