package io.github.cronguard.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.alert.Alert;
import io.github.cronguard.alert.AlertKind;
import io.github.cronguard.memory.ManualClock;
import io.github.cronguard.spi.Incident;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WordingTest {
    private final ManualClock clock = ManualClock.at("2026-11-24T12:00:00Z");
    private final Wording wording = new Wording("guard", "n1", clock);

    private Alert reminder(AlertKind kind, String detail) {
        Instant opened = clock.instant().minusSeconds(21_600);
        return wording.of(kind, new Incident(kind.word(), 1, 2, detail, opened, null, 0));
    }

    @ParameterizedTest
    @EnumSource
    void aReminderSaysThatItsDetailIsOfTheBeginning(AlertKind kind) {
        assertThat(reminder(kind, "3 steps wait.").detail()).isEqualTo("At first: 3 steps wait.");
    }

    @Test
    void aReminderIsNoLongerThanAnyAlert() {
        assertThat(reminder(AlertKind.LATE, "x".repeat(2_000)).detail())
                .hasSize(2_000)
                .startsWith("At first: xxx")
                .endsWith("x…");
    }
}
