package io.github.cronguard.testkit;

final class InMemoryTransactionalStepSourceTest extends TransactionalStepSourceContract {

    @Override
    protected StorageFixture fixture() {
        return new InMemoryFixture();
    }
}
