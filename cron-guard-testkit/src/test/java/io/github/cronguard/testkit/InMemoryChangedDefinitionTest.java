package io.github.cronguard.testkit;

final class InMemoryChangedDefinitionTest extends ChangedDefinitionContract {

    @Override
    protected StorageFixture fixture() {
        return new InMemoryFixture();
    }
}
