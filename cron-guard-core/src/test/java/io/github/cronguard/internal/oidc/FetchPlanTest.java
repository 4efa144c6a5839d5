package io.github.cronguard.internal.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.memory.ManualClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FetchPlanTest {
    private final ManualClock clock = ManualClock.at("2026-11-24T12:00:00Z");
    private final FetchPlan plan = new FetchPlan(clock);

    private void advance(long millis) {
        clock.advance(Duration.ofMillis(millis));
    }

    @Test
    void beginsAtOnceAndGoesOnEveryTenMinutes() {
        assertThat(plan.due(false)).isTrue();
        plan.begin();
        plan.succeeded();
        advance(599_999);
        assertThat(plan.due(false)).isFalse();
        advance(1);
        assertThat(plan.due(false)).isTrue();
    }

    @Test
    void triesAgainSoonerAfterAFailureAndEverLessOften() {
        for (int seconds : List.of(1, 2, 4, 8, 16, 32, 60, 60, 60)) {
            plan.begin();
            plan.failed();
            advance(seconds * 1000L - 1);
            assertThat(plan.due(false)).as("before %s s", seconds).isFalse();
            advance(1);
            assertThat(plan.due(false)).as("after %s s", seconds).isTrue();
        }
        plan.begin();
        plan.succeeded();
        advance(600_000);
        plan.begin();
        plan.failed();
        advance(1_000);
        assertThat(plan.due(false)).as("the first failure after a success").isTrue();
    }

    @Test
    void aWishIsGrantedEveryThirtySecondsAtMost() {
        plan.begin();
        plan.succeeded();
        advance(29_999);
        assertThat(plan.due(true)).isFalse();
        advance(1);
        assertThat(plan.due(true)).isTrue();
        assertThat(plan.due(false)).isFalse();
    }
}
