package io.github.cronguard.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.cronguard.fuzz.Input;
import io.github.cronguard.fuzz.SeedLines;
import java.math.BigInteger;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

class DurationFuzzTest {
    private static final Pattern SHORT = Pattern.compile("([0-9]{1,13})([a-z]+)");
    private static final Map<String, Long> MILLIS =
            Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);
    private static final BigInteger MOST = BigInteger.valueOf(36_500L * 86_400_000L);

    @SeedLines
    @FuzzTest
    void isExactlyWhatWasWrittenAndComesBackFromItsOwnText(byte[] input) {
        String text = Input.of(input).text();
        Optional<Duration> read = Durations.parse(text);
        assertThat(read).as(text).isEqualTo(expected(text));
        read.map(d -> Duration.ofMillis(d.toMillis()))
                .ifPresent(
                        d -> assertThat(Duration.ZERO.plus(again(d))).as(text).isEqualTo(d));
    }

    /** The short form has no sign. */
    private static Duration again(Duration duration) {
        String text = Durations.format(duration.abs());
        assertThat(text).matches(SHORT);
        Duration read = Durations.parse(text).orElseThrow();
        return duration.isNegative() ? read.negated() : read;
    }

    private static Optional<Duration> expected(String text) {
        Matcher matcher = SHORT.matcher(text);
        if (matcher.matches()) {
            Long unit = MILLIS.get(matcher.group(2));
            if (unit == null) {
                return Optional.empty();
            }
            BigInteger millis = new BigInteger(matcher.group(1)).multiply(BigInteger.valueOf(unit));
            return millis.compareTo(MOST) > 0 ? Optional.empty() : Optional.of(Duration.ofMillis(millis.longValue()));
        }
        try {
            Duration iso = Duration.parse(text);
            boolean bounded =
                    iso.compareTo(Duration.ofDays(36_500)) <= 0 && iso.compareTo(Duration.ofDays(-36_500)) >= 0;
            return bounded ? Optional.of(iso) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
