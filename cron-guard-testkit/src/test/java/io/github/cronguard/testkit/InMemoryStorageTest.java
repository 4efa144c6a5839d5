package io.github.cronguard.testkit;

final class InMemoryStorageTest extends CronStorageContract {

    @Override
    protected StorageFixture fixture() {
        return new InMemoryFixture();
    }
}
