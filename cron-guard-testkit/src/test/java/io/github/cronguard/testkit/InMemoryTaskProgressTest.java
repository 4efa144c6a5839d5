package io.github.cronguard.testkit;

final class InMemoryTaskProgressTest extends TaskProgressContract {

    @Override
    protected StorageFixture fixture() {
        return new InMemoryFixture();
    }
}
