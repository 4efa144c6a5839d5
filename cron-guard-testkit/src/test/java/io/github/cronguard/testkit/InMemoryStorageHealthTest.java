package io.github.cronguard.testkit;

final class InMemoryStorageHealthTest extends StorageHealthContract {

    @Override
    protected StorageFixture fixture() {
        return new InMemoryFixture();
    }
}
