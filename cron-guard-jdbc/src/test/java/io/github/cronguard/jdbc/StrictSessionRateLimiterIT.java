package io.github.cronguard.jdbc;

import io.github.cronguard.spi.RateLimit;
import io.github.cronguard.spi.RateLimiter;
import io.github.cronguard.testkit.RateLimiterContract;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Of single statements the host's level holds, which refuses some of those that come at the same moment. */
class StrictSessionRateLimiterIT extends RateLimiterContract {
    @RegisterExtension
    private final TestDatabase database = new TestDatabase(DatabaseKind.POSTGRESQL, true);

    @SuppressWarnings("NullAway.Init") // the contract asks for a limiter before it moves time
    private JdbcFixture fixture;

    @Override
    protected RateLimiter limiter(List<RateLimit> limits) {
        fixture = StrictSession.fixture(database);
        fixture.storage().open(Contexts.limited("contract", fixture.clock(), limits));
        return fixture.storage().rateLimiter();
    }

    @Override
    protected void passTime(Duration time) {
        fixture.passTime(time);
    }
}
