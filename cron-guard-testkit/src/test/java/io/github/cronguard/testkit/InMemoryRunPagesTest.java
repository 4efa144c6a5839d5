package io.github.cronguard.testkit;

final class InMemoryRunPagesTest extends RunPagesContract {

    @Override
    protected StorageFixture fixture() {
        return new InMemoryFixture();
    }
}
