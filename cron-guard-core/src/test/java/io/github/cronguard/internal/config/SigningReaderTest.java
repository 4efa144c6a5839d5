package io.github.cronguard.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.SettingProblem;
import io.github.cronguard.Settings;
import io.github.cronguard.token.CronTokens;
import io.github.cronguard.token.Secret;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningReaderTest {
    private static final String GOOD = "pR7vXw2mQ9tLcY5bN8dH4jS1gF6aUoIeZk3W";
    private static final String OTHER = "aB9xKq2LmV5nRtY8wCzE4uGiJ7oPdS1fHh0TQe6M";

    private static Reading read(String secrets) {
        return ConfigReader.read(Settings.of(
                Map.of(), Map.of("CRON_TOKEN", CronTokens.generate().reveal(), "CRON_GUARD_SIGNING_SECRET", secrets)));
    }

    private static List<Secret> good(String secrets) {
        return read(secrets).config().orElseThrow().signingSecrets();
    }

    @Test
    void takesOneOrTwoSecretsWithTheirPrefixOrWithout() {
        assertThat(good(GOOD)).containsExactly(Secret.of(GOOD));
        assertThat(good("whsec_" + GOOD + ", " + OTHER)).containsExactly(Secret.of(GOOD), Secret.of(OTHER));
        assertThat(read(GOOD).notes()).noneMatch(note -> note.contains(GOOD));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "whsec_",
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD",
                "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "whsec_pR7vXw2mQ9tLcY5bN8dH4jS1gF6a",
                "whsec_pR7vXw2mQ9tLcY5bN8dH4jS1gF6aUoIeZk3!",
                "not a secret at all",
                GOOD + "," + GOOD,
                GOOD + ",whsec_" + GOOD,
                GOOD + "," + OTHER + ",aB9xKq2LmV5nRtY8wCzE4uGiJ7oPdS1fHh0TQe6N"
            })
    void refusesOthersWithoutRepeatingThem(String secrets) {
        assertThat(read(secrets).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.setting()).isEqualTo("CRON_GUARD_SIGNING_SECRET");
            assertThat(problem.toString()).doesNotContain(GOOD, OTHER, "MfKQ", "not a secret");
        });
    }

    @Test
    void refusesALongSecret() {
        assertThat(read("x1Y2".repeat(23)).problems())
                .extracting(SettingProblem::setting)
                .containsExactly("CRON_GUARD_SIGNING_SECRET");
    }
}
