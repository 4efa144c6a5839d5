package io.github.cronguard.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.SettingProblem;
import io.github.cronguard.Settings;
import io.github.cronguard.token.CronTokens;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourcesTest {
    private static final String TOKEN = CronTokens.generate().reveal();
    private static final String OTHER = CronTokens.generate().reveal();

    private static Reading read(Map<String, String> properties, Map<String, String> environment) {
        return ConfigReader.read(Settings.of(properties, environment));
    }

    @Test
    void letsCodeWinOverPropertyOverEnvironment() {
        Settings loaded = Settings.of(
                Map.of("cron-guard.name", "property"),
                Map.of("CRON_GUARD_NAME", "environment", "CRON_GUARD_BATCH", "7", "CRON_TOKEN", TOKEN));
        Reading reading = ConfigReader.read(loaded.toBuilder().name("code").build());
        assertThat(reading.config().orElseThrow().name()).isEqualTo("code");
        assertThat(reading.config().orElseThrow().tick().batch()).isEqualTo(7);
        assertThat(reading.notes())
                .contains(
                        "cron-guard.name (property) is overridden by cron-guard.name (code)",
                        "CRON_GUARD_NAME (environment) is overridden by cron-guard.name (code)",
                        "cron-guard.name: \"code\" from cron-guard.name (code)",
                        "cron-guard.batch: \"7\" from CRON_GUARD_BATCH (environment)");
        assertThat(ConfigReader.read(loaded).config().orElseThrow().name()).isEqualTo("property");
    }

    @ParameterizedTest
    @CsvSource({
        "CRON_GUARD_REPLY_TIMES, CRON_GUARD_REPLY_TIME", "CRON_GUARD_LEASETTL, CRON_GUARD_LEASE_TTL",
        "CRON_GUARD_TOKEN_FILE, CRON_TOKEN_FILE", "CRON_TOKEN_SHA, CRON_TOKEN_SHA256",
        "CRON_GUARD_EMAIL_SENDING_ENABLED, EMAIL_SENDING_ENABLED"
    })
    void warnsOfAnUnknownNameWithTheNearestOne(String name, String nearest) {
        Reading reading = read(Map.of(), Map.of("CRON_TOKEN", TOKEN, name, "hunter2"));
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.warnings())
                .containsExactly(
                        "Unknown setting " + name + " (environment) is ignored; the nearest name is " + nearest);
    }

    @Test
    void warnsOfAnUnknownPropertyAndRefusesOneSetInCode() {
        Reading reading = read(Map.of("cron-guard.replytime", "1s"), Map.of("CRON_TOKEN", TOKEN));
        assertThat(reading.warnings()).singleElement().asString().endsWith("cron-guard.reply-time");
        assertThat(Settings.builder()
                        .token(TOKEN)
                        .set("replytime", "1s")
                        .build()
                        .check())
                .containsExactly(new SettingProblem(
                        "cron-guard.replytime", "there is no such setting; the nearest is cron-guard.reply-time"));
        assertThat(read(Map.of("cron-guard.CRON_TOKEN\n" + "x".repeat(500), "1"), Map.of("CRON_TOKEN", TOKEN))
                        .warnings())
                .singleElement()
                .asString()
                .hasSizeLessThan(300)
                .doesNotContain("\n");
    }

    @Test
    void treatsTheSecondSpellingOfThePolicysNamesAsUnknownAloneAndAsAProblemWhenItDiffers() {
        Reading alone = read(Map.of(), Map.of("CRON_GUARD_TOKEN", TOKEN));
        assertThat(alone.problems()).extracting(SettingProblem::setting).containsExactly("CRON_TOKEN");
        assertThat(alone.warnings()).singleElement().asString().endsWith("the nearest name is CRON_TOKEN");
        Reading same = read(Map.of(), Map.of("CRON_GUARD_TOKEN", TOKEN, "CRON_TOKEN", TOKEN));
        assertThat(same.problems()).isEmpty();
        Reading differs = read(Map.of(), Map.of("CRON_GUARD_TOKEN", OTHER, "CRON_TOKEN", TOKEN));
        assertThat(differs.problems())
                .containsExactly(new SettingProblem(
                        "CRON_TOKEN", "it has another value under its second name CRON_GUARD_TOKEN; unset that one"));
    }

    @Test
    void hasARegularNameForEverySettingButThePolicys() {
        for (Setting setting : Setting.values()) {
            assertThat(setting.property()).matches("cron-guard\\.[a-z0-9-]+");
            assertThat(Setting.named(setting.property())).contains(setting);
            assertThat(Setting.named(setting.environment())).contains(setting);
        }
        assertThat(Setting.REPLY_TIME.environment()).isEqualTo("CRON_GUARD_REPLY_TIME");
        assertThat(Setting.REPLY_TIME.otherEnvironment()).isEmpty();
        assertThat(Setting.TOKEN.otherEnvironment()).contains("CRON_GUARD_TOKEN");
    }

    @ParameterizedTest
    @CsvSource({"'', '', 0", "a, '', 1", "'', abc, 3", "kitten, sitting, 3", "abc, abc, 0", "abcd, acbd, 2"})
    void measuresHowFarNamesAreApart(String left, String right, int expected) {
        assertThat(Names.distance(left, right)).isEqualTo(expected);
    }
}
