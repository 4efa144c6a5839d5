package io.github.cronguard.testkit;

final class InMemoryIncidentsTest extends IncidentsContract {

    @Override
    protected StorageFixture fixture() {
        return new InMemoryFixture();
    }
}
