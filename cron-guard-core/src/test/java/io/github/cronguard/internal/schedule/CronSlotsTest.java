package io.github.cronguard.internal.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronSlotsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant AUTUMN = Instant.parse("2026-10-24T22:30:00Z");
    private static final Instant SPRING = Instant.parse("2027-03-27T22:30:00Z");

    private static List<String> between(String expression, Instant from) {
        Slots slots = CronSlots.of(expression, BERLIN);
        List<String> found = new ArrayList<>();
        Optional<Instant> next = slots.after(from);
        while (next.isPresent() && next.get().isBefore(from.plus(Duration.ofHours(6)))) {
            found.add(next.get().toString().substring(11, 16));
            next = slots.after(next.get());
        }
        return found;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "30 2 * * *    | 00:30",
                "0,30 2 * * *  | 00:00 00:30",
                "30 2,3 * * *  | 00:30 02:30",
                "*/30 2 * * *  | 00:00 00:30",
                "0 * * * *     | 23:00 00:00 01:00 02:00 03:00 04:00",
                "30 */2 * * *  | 00:30 03:30",
            })
    void inAnOverlapHoursCountOnceAndAPlainStarGoesOn(String expression, String expected) {
        assertThat(String.join(" ", between(expression, AUTUMN))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "30 2 * * *    | 01:00",
                "0,30 2 * * *  | 01:00",
                "30 2,3 * * *  | 01:00 01:30",
                "0 * * * *     | 23:00 00:00 01:00 02:00 03:00 04:00",
                "30 1 * * *    | 00:30",
            })
    void inAGapASlotIsRunAtItsEnd(String expression, String expected) {
        assertThat(String.join(" ", between(expression, SPRING))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"30 2 * * *", "0,30 2 * * *", "30 2,3 * * *", "*/20 * * * *", "0 */2 * * *", "59 1 * * 0"})
    void lookingBackFindsTheSameSlotsAsLookingForward(String expression) {
        Slots slots = CronSlots.of(expression, BERLIN);
        for (Instant begin : List.of(AUTUMN, SPRING)) {
            TreeSet<Instant> forward = new TreeSet<>();
            Instant at = begin.minus(Duration.ofDays(8));
            Instant end = begin.plus(Duration.ofDays(1));
            while (!at.isAfter(end)) {
                at = slots.after(at).orElseThrow();
                forward.add(at);
            }
            for (Instant now = begin; now.isBefore(end); now = now.plus(Duration.ofMinutes(7))) {
                assertThat(slots.latest(now)).as("%s at %s", expression, now).contains(forward.floor(now));
            }
        }
    }

    @Test
    void theSlotOfThisVeryMomentIsTheLatest() {
        Slots slots = CronSlots.of("30 13 * * *", BERLIN);
        Instant slot = Instant.parse("2026-11-24T12:30:00Z");
        assertThat(slots.latest(slot)).contains(slot);
        assertThat(slots.latest(slot.minusMillis(1))).contains(slot.minus(Duration.ofDays(1)));
        assertThat(slots.latest(slot.plusMillis(1))).contains(slot);
        assertThat(slots.after(slot)).contains(slot.plus(Duration.ofDays(1)));
        assertThat(slots.after(slot.minusMillis(1))).contains(slot);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "* * * *", "* * * * * *", "60 * * * *", "* 24 * * *", "a b c d e", "@daily"})
    void aWrongExpressionIsRefused(String expression) {
        assertThatThrownBy(() -> CronSlots.of(expression, BERLIN)).isInstanceOf(IllegalArgumentException.class);
    }
}
