package io.github.cronguard.testkit;

final class InMemoryEnrollmentsTest extends EnrollmentsContract {

    @Override
    protected StorageFixture fixture() {
        return new InMemoryFixture();
    }
}
