package io.github.cronguard.testkit;

final class InMemoryStepTakeOverTest extends StepTakeOverContract {

    @Override
    protected StorageFixture fixture() {
        return new InMemoryFixture();
    }
}
