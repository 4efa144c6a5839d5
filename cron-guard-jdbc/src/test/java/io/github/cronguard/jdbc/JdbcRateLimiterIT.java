package io.github.cronguard.jdbc;

import io.github.cronguard.spi.RateLimit;
import io.github.cronguard.spi.RateLimiter;
import io.github.cronguard.testkit.RateLimiterContract;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEveryDatabase(alsoWithoutAutoCommit = true)
class JdbcRateLimiterIT extends RateLimiterContract {
    @RegisterExtension
    private final TestDatabase database;

    JdbcRateLimiterIT(TestDatabase database) {
        this.database = database;
    }

    @SuppressWarnings("NullAway.Init") // the contract asks for a limiter before it moves time
    private JdbcFixture fixture;

    @Override
    protected RateLimiter limiter(List<RateLimit> limits) {
        fixture = database.fixture();
        fixture.storage().open(Contexts.limited("contract", fixture.clock(), limits));
        return fixture.storage().rateLimiter();
    }

    @Override
    protected void passTime(Duration time) {
        fixture.passTime(time);
    }
}
