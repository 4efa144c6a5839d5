package io.github.cronguard.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "500ms, PT0.5S",
        "20s, PT20S",
        "10m, PT10M",
        "6h, PT6H",
        "90d, PT2160H",
        "PT1H30M, PT1H30M",
        "0s, PT0S",
        "-PT1S, PT-1S",
        "36500d, PT876000H",
        "-PT876000H, PT-876000H",
        "3153600000000ms, PT876000H"
    })
    void readsShortFormsAndIso(String text, Duration expected) {
        assertThat(Durations.parse(text)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "s",
                "1",
                "1w",
                "1 s",
                "1S",
                "-1s",
                "+1s",
                "1.5s",
                "36501d",
                "-PT876000H1S",
                "3153600000001ms",
                "9999999999999d",
                "PT9223372036854775807S",
                "PT-9223372036854775808S",
                "PT9223372036854775808S"
            })
    void refusesWhatIsNoDurationOrTooLong(String text) {
        assertThat(Durations.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0d",
        "PT0.5S, 500ms",
        "PT1.001S, 1001ms",
        "PT59S, 59s",
        "PT60S, 1m",
        "PT90S, 90s",
        "PT1H, 1h",
        "PT90M, 90m",
        "PT24H, 1d",
        "PT25H, 25h"
    })
    void writesTheShortestExactForm(Duration duration, String expected) {
        assertThat(Durations.format(duration)).isEqualTo(expected);
    }

    @Test
    void readsWhatItWritesUpToTheLongest() {
        Duration longest = Duration.ofDays(36_500).minusMillis(1);
        assertThat(Durations.parse(Durations.format(longest))).contains(longest);
    }
}
