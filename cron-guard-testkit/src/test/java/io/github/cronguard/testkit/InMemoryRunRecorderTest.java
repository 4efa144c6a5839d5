package io.github.cronguard.testkit;

final class InMemoryRunRecorderTest extends RunRecorderContract {

    @Override
    protected StorageFixture fixture() {
        return new InMemoryFixture();
    }
}
