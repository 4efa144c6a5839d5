package io.github.cronguard.testkit;

final class InMemoryRunChartTest extends RunChartContract {

    @Override
    protected StorageFixture fixture() {
        return new InMemoryFixture();
    }
}
