package io.github.cronguard.spring.boot.actuator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.RunCounts;
import io.github.cronguard.Schedule;
import io.github.cronguard.Trigger;
import io.github.cronguard.spi.Pause;
import io.github.cronguard.spring.WatchedGuard;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GuardsHealthTest {
    private final WatchedGuard billing = new WatchedGuard("billing", builder -> builder);
    private final WatchedGuard mail = new WatchedGuard("mail", builder -> builder);
    private final GuardsHealth health = new GuardsHealth(List.of(billing.guard));

    @AfterEach
    void close() {
        billing.close();
        mail.close();
    }

    @Test
    void isUpWhileTriggersCome() {
        billing.guard.run(Trigger.timer("own"));

        assertThat(health.read().up()).isTrue();
        assertThat(health.read().details())
                .containsEntry("state", "ON_TIME")
                .containsEntry("late", false)
                .containsEntry("down", false)
                .containsEntry("lastRun", Map.of("id", 1L, "status", "OK", "at", "2026-11-24T12:00:00Z"))
                .containsEntry("lastSuccessAt", "2026-11-24T12:00:00Z")
                .containsEntry("backlog", 0L)
                .containsEntry("uncertain", 0L)
                .containsEntry("dead", 0L)
                .doesNotContainKeys("oldestDueAt", "lockHeldBy", "error", "cause", "why");
    }

    @Test
    void saysWhyAndWhatToDo() {
        billing.guard.run(Trigger.timer("own"));
        billing.clock.advance(Duration.ofMinutes(7));

        assertThat(health.read().details())
                .containsEntry("cause", "CALLS_STOPPED")
                .containsEntry(
                        "why",
                        "No call that could start a run has come since 2026-11-24 12:00:00 UTC. Look at the cron provider:"
                                + " is the job switched on, and does it call the right address?");
    }

    @Test
    void isUpButLateBeforeItIsDown() {
        billing.clock.advance(Duration.ofMinutes(7));
        assertThat(health.read().up()).isTrue();
        assertThat(health.read().details()).containsEntry("state", "LATE").containsEntry("late", true);

        billing.clock.advance(Duration.ofMinutes(7));
        assertThat(health.read().up()).isFalse();
        assertThat(health.read().details()).containsEntry("state", "DOWN").containsEntry("down", true);
    }

    @Test
    void isUpWhilePaused() {
        billing.guard.pauses().pause(Pause.ALL, null, "anna", "");
        billing.clock.advance(Duration.ofHours(7));

        assertThat(health.read().up()).isTrue();
        assertThat(health.read().details()).containsEntry("state", "PAUSED");
    }

    @Test
    void isDownWithoutAMessageWhileTheStorageIsAway() {
        billing.away = true;

        assertThat(health.read().up()).isFalse();
        assertThat(health.read().details()).isEqualTo(Map.of("error", "java.lang.IllegalStateException"));
    }

    @Test
    void showsWhoHoldsTheLock() {
        WatchedGuard[] self = new WatchedGuard[1];
        StringBuilder seen = new StringBuilder();
        try (WatchedGuard running = new WatchedGuard(builder -> builder.task("look", Schedule.everyTrigger(), run -> {
            seen.append(
                    new GuardsHealth(List.of(self[0].guard)).read().details().get("lockHeldBy"));
            return RunCounts.NONE;
        }))) {
            self[0] = running;
            running.guard.run(Trigger.timer("own"));
        }

        assertThat(seen.toString()).isNotEmpty().isNotEqualTo("null");
    }

    @Test
    void severalGuardsAreAsBadAsTheWorst() {
        GuardsHealth both = new GuardsHealth(List.of(billing.guard, mail.guard));
        assertThat(both.read().up()).isTrue();

        mail.away = true;

        assertThat(both.read().up()).isFalse();
        assertThat(both.read().details())
                .containsOnlyKeys("billing", "mail")
                .containsEntry("mail", Map.of("error", "java.lang.IllegalStateException"));
    }
}
