package io.github.cronguard.testkit;

final class InMemoryEnrollmentDecisionsTest extends EnrollmentDecisionsContract {

    @Override
    protected StorageFixture fixture() {
        return new InMemoryFixture();
    }
}
