package io.github.cronguard.jdbc;

import io.github.cronguard.spi.RateLimit;
import io.github.cronguard.spi.RateLimiter;
import io.github.cronguard.testkit.RateLimiterContract;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcRateLimiterIT {
    private abstract static class Limiters extends RateLimiterContract {
        @SuppressWarnings("NullAway.Init") // the contract asks for a limiter before it moves time
        private JdbcFixture fixture;

        abstract TestDatabase database();

        @Override
        protected RateLimiter limiter(List<RateLimit> limits) {
            fixture = database().fixture();
            fixture.storage().open(Contexts.limited("contract", fixture.clock(), limits));
            return fixture.storage().rateLimiter();
        }

        @Override
        protected void passTime(Duration time) {
            fixture.passTime(time);
        }
    }

    @Nested
    class OnH2 extends Limiters {
        @RegisterExtension
        final TestDatabase database = TestDatabase.h2();

        @Override
        TestDatabase database() {
            return database;
        }
    }

    @Nested
    class OnH2AutoCommitOff extends Limiters {
        @RegisterExtension
        final TestDatabase database = TestDatabase.h2AutoCommitOff();

        @Override
        TestDatabase database() {
            return database;
        }
    }

    @Nested
    class OnPostgres extends Limiters {
        @RegisterExtension
        final TestDatabase database = TestDatabase.postgres();

        @Override
        TestDatabase database() {
            return database;
        }
    }

    @Nested
    class OnPostgresAutoCommitOff extends Limiters {
        @RegisterExtension
        final TestDatabase database = TestDatabase.postgresAutoCommitOff();

        @Override
        TestDatabase database() {
            return database;
        }
    }
}
