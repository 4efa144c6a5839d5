package io.github.cronguard.testkit;

final class InMemoryMarkAndClaimTest extends MarkAndClaimContract {

    @Override
    protected StorageFixture fixture() {
        return new InMemoryFixture();
    }
}
