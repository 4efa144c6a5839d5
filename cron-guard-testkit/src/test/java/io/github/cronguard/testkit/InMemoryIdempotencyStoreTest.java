package io.github.cronguard.testkit;

final class InMemoryIdempotencyStoreTest extends IdempotencyStoreContract {

    @Override
    protected StorageFixture fixture() {
        return new InMemoryFixture();
    }
}
