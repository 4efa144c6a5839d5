package io.github.cronguard.testkit;

final class InMemoryStepMarkTest extends StepMarkContract {

    @Override
    protected StorageFixture fixture() {
        return new InMemoryFixture();
    }
}
