package io.github.cronguard.testkit;

final class InMemoryRunHistoryTest extends RunHistoryContract {

    @Override
    protected StorageFixture fixture() {
        return new InMemoryFixture();
    }
}
