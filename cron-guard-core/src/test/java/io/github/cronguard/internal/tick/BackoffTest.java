package io.github.cronguard.internal.tick;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    @ParameterizedTest
    @CsvSource({
        "1, 0.5, PT1M",
        "2, 0.5, PT2M",
        "3, 0.5, PT4M",
        "6, 0.5, PT32M",
        "7, 0.5, PT1H",
        "11, 0.5, PT1H",
        "1, 0, PT48S",
        "1, 1, PT72S",
        "3, 0.25, PT3M36S",
        "6, 1, PT38M24S",
        "2147483647, 0, PT1H"
    })
    void doublesAndSpreadsAndEndsAtAnHour(int failures, double chance, Duration expected) {
        assertThat(new Backoff(() -> chance).after(failures)).isEqualTo(expected);
    }
}
