package io.github.cronguard.testkit;

final class InMemoryStepSourceTest extends StepSourceContract {

    @Override
    protected StorageFixture fixture() {
        return new InMemoryFixture();
    }
}
