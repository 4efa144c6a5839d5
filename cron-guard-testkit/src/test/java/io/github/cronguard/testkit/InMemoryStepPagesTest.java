package io.github.cronguard.testkit;

final class InMemoryStepPagesTest extends StepPagesContract {

    @Override
    protected StorageFixture fixture() {
        return new InMemoryFixture();
    }
}
