package io.github.cronguard.jdbc;

import io.github.cronguard.spi.RunLock;
import io.github.cronguard.testkit.RunLockContract;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Of single statements the host's level holds, which refuses some of those that come at the same moment. */
class StrictSessionRunLockIT extends RunLockContract {
    @RegisterExtension
    private final TestDatabase database = new TestDatabase(DatabaseKind.POSTGRESQL, true);

    private JdbcFixture fixture;

    @BeforeEach
    void open() {
        fixture = StrictSession.fixture(database);
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
