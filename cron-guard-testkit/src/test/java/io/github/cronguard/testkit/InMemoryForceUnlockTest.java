package io.github.cronguard.testkit;

final class InMemoryForceUnlockTest extends ForceUnlockContract {

    @Override
    protected StorageFixture fixture() {
        return new InMemoryFixture();
    }
}
