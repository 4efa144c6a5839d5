package io.github.cronguard.testkit;

final class InMemoryPausedContactTest extends PausedContactContract {

    @Override
    protected StorageFixture fixture() {
        return new InMemoryFixture();
    }
}
