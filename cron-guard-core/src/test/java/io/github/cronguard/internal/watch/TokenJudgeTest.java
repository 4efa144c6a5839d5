package io.github.cronguard.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.CronRequest;
import io.github.cronguard.alert.Alert;
import io.github.cronguard.alert.Alert.Phase;
import io.github.cronguard.internal.config.GuardConfig;
import io.github.cronguard.internal.token.BearerTokenVerifier;
import io.github.cronguard.spi.RunStatus;
import io.github.cronguard.token.CronTokens;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An old token that is still in use. */
class TokenJudgeTest {
    private final WatchFixture fixture = new WatchFixture();
    private final Told told = new Told();
    private final String old = CronTokens.generate().reveal();
    private final GuardConfig config = fixture.settings(
            settings -> settings.set("token-previous", old).set("token-previous-until", "2026-12-04T12:00:00Z"));
    private final BearerTokenVerifier tokens = new BearerTokenVerifier(config.credentials(), fixture.clock);

    @AfterEach
    void close() {
        fixture.close();
    }

    /** Without reminders. */
    private List<String> events() {
        return told.alerts.stream()
                .filter(alert -> alert.phase() != Phase.REMINDER)
                .map(Alert::event)
                .toList();
    }

    private void call() {
        tokens.verify(CronRequest.post("/cron/run").header("Authorization", "Bearer " + old));
    }

    private void pass(Duration time) {
        fixture.clock.advance(time);
        fixture.run(RunStatus.OK);
        fixture.round();
    }

    @Test
    void isToldInItsLastSevenDaysAndEndsADayAfterItsLastUse() {
        fixture.node(config, fixture.storage, tokens, told);
        call();
        pass(Duration.ofDays(2));
        assertThat(told.alerts).as("eight days before the end").isEmpty();
        pass(Duration.ofDays(2));
        call();
        pass(Duration.ofSeconds(1));
        assertThat(events()).containsExactly("old_token");
        assertThat(told.last().detail())
                .isEqualTo("A caller still shows the old token of default, which ends at 2026-12-04T12:00:00Z."
                        + " Give it the new one.");
        pass(Duration.ofHours(5));
        call();
        pass(Duration.ofHours(23));
        assertThat(events()).containsExactly("old_token");
        pass(Duration.ofHours(1));
        assertThat(events()).containsExactly("old_token", "old_token_resolved");
    }

    @Test
    void aNodeThatHasNotSeenItEndsNothingBeforeTheTokenDoes() {
        pass(Duration.ofDays(4));
        fixture.node(config, fixture.storage, tokens, told);
        fixture.node(config, fixture.storage, new BearerTokenVerifier(config.credentials(), fixture.clock), told);
        call();
        pass(Duration.ofSeconds(1));
        pass(Duration.ofHours(1));
        assertThat(events()).containsExactly("old_token");
        fixture.clock.advance(Duration.ofDays(7));
        call();
        pass(Duration.ofSeconds(1));
        assertThat(events()).contains("old_token_resolved");
        assertThat(events()).filteredOn("old_token_resolved"::equals).hasSize(1);
    }

    @Test
    void withoutAnOldTokenThereIsNothingToSay() {
        fixture.node("n1", told);
        pass(Duration.ofSeconds(1));
        assertThat(told.alerts).isEmpty();
    }
}
