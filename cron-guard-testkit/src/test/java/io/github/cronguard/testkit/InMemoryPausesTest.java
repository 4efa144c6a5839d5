package io.github.cronguard.testkit;

final class InMemoryPausesTest extends PausesContract {

    @Override
    protected StorageFixture fixture() {
        return new InMemoryFixture();
    }
}
