package io.github.cronguard.admin.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:04:10.700Z");

    @Test
    void namesItsZone() {
        assertThat(Times.utc(NOW)).isEqualTo("2026-11-24 12:04:10 UTC");
        assertThat(Times.clock(NOW)).isEqualTo("12:04:10 UTC");
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 ms",
        "PT0.22S, 220 ms",
        "PT0.999S, 999 ms",
        "PT1S, 1 s",
        "PT4.19S, 4.1 s",
        "PT10.9S, 10 s",
        "PT59.9S, 59 s",
        "PT1M, 1 min",
        "PT1M18S, 1 min 18 s",
        "PT7M30S, 7 min",
        "PT59M59S, 59 min",
        "PT1H, 1 h",
        "PT1H52M, 1 h 52 min",
        "PT23H59M, 23 h 59 min",
        "PT24H, 1 d",
        "PT76H, 3 d 4 h",
        "P90D, 90 d",
    })
    void saysALengthInAtMostTwoUnits(Duration length, String words) {
        assertThat(Times.span(length)).isEqualTo(words);
    }

    @Test
    void saysHowLongAgoInWholeSeconds() {
        assertThat(Times.ago(NOW, NOW)).isEqualTo("just now");
        assertThat(Times.ago(NOW, NOW.minusMillis(900))).isEqualTo("just now");
        assertThat(Times.ago(NOW, NOW.minusMillis(4_300))).isEqualTo("4 s ago");
        assertThat(Times.ago(NOW, NOW.minusSeconds(34))).isEqualTo("34 s ago");
        assertThat(Times.ago(NOW, NOW.plusSeconds(300))).isEqualTo("in 5 min");
    }

    @Test
    void namesTheDayOfATimeThatIsFarAway() {
        assertThat(Times.near(NOW, Instant.parse("2026-11-24T11:57:02Z"))).isEqualTo("11:57 UTC");
        assertThat(Times.near(NOW, Instant.parse("2026-11-22T11:57:02Z"))).isEqualTo("2026-11-22 11:57:02 UTC");
    }

    @Test
    void saysHowOftenARunIsExpected() {
        assertThat(Times.every(Duration.ofMinutes(1))).isEqualTo("every minute");
        assertThat(Times.every(Duration.ofSeconds(90))).isEqualTo("every 90 s");
        assertThat(Times.every(Duration.ofMinutes(5))).isEqualTo("every 5 min");
        assertThat(Times.every(Duration.ofDays(1))).isEqualTo("every day");
    }

    @Test
    void writesATimeAsAFieldReadsIt() {
        assertThat(Times.field(NOW)).isEqualTo("2026-11-24T12:04");
        assertThat(Times.iso(NOW)).isEqualTo("2026-11-24T12:04:10Z");
    }
}
