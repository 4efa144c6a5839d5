package io.github.cronguard.testkit;

final class InMemoryStepHistoryTest extends StepHistoryContract {

    @Override
    protected StorageFixture fixture() {
        return new InMemoryFixture();
    }
}
