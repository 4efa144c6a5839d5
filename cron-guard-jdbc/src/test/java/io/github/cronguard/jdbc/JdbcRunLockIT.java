package io.github.cronguard.jdbc;

import io.github.cronguard.spi.RunLock;
import io.github.cronguard.testkit.RunLockContract;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEveryDatabase(alsoWithoutAutoCommit = true)
class JdbcRunLockIT extends RunLockContract {
    @RegisterExtension
    private final TestDatabase database;

    JdbcRunLockIT(TestDatabase database) {
        this.database = database;
    }

    private JdbcFixture fixture;

    @BeforeEach
    void open() {
        fixture = database.fixture();
        fixture.storage().open(Contexts.of("contract", fixture.clock()));
    }

    @Override
    protected RunLock lock() {
        return fixture.storage().runLock();
    }

    @Override
    protected void passTime(Duration time) {
        fixture.passTime(time);
    }
}
