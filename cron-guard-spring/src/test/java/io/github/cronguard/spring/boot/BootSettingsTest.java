package io.github.cronguard.spring.boot;

import static io.github.cronguard.spring.boot.BootSources.OTHER;
import static io.github.cronguard.spring.boot.BootSources.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.github.cronguard.InvalidSettingsException;
import io.github.cronguard.internal.config.ConfigReader;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Boot's order of sources decides, under all names of a setting. */
@ExtendWith(OutputCaptureExtension.class)
class BootSettingsTest {
    private static final String DIGEST = "5d5b09f6dcb2d53a5fffc60c4ac0d55fabdf556069d6631545f42aa6e3500f2e";

    private final BootSources sources = new BootSources();

    @Test
    void anEnvironmentVariableBeatsApplicationYaml() {
        sources.variable("CRON_TOKEN", TOKEN).yaml("cron-guard.token", OTHER);
        sources.variable("CRON_GUARD_REPLY_TIME", "5s").yaml("cron-guard.reply-time", "10s");

        assertThat(sources.given()).containsOnly(entry("CRON_TOKEN", TOKEN), entry("CRON_GUARD_REPLY_TIME", "5s"));
    }

    @Test
    void theCommandLineBeatsAnEnvironmentVariable() {
        sources.commandLine("cron-guard.token", TOKEN).variable("CRON_TOKEN", OTHER);
        sources.commandLine("cron-guard.reply-time", "5s").variable("CRON_GUARD_REPLY_TIME", "10s");

        assertThat(sources.given())
                .containsOnly(entry("cron-guard.token", TOKEN), entry("cron-guard.reply-time", "5s"));
    }

    @Test
    void theWaysToStateTheTokenAreOneSetting() {
        sources.variable("CRON_TOKEN_FILE", "/run/secrets/cron").yaml("cron-guard.token", TOKEN);

        assertThat(sources.given()).containsOnly(entry("CRON_TOKEN_FILE", "/run/secrets/cron"));
    }

    @Test
    void twoWaysToStateTheTokenInOneSourceAreRefused() {
        sources.yaml("CRON_TOKEN", TOKEN).yaml("cron-guard.token-sha256", DIGEST);

        assertThat(sources.read().settings().check())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.toString()).contains("only one of", "CRON_TOKEN and CRON_TOKEN_SHA256 are"));
    }

    @ParameterizedTest
    @CsvSource({
        "CRON_TOKEN, token",
        "CRON_TOKEN_FILE, token-file",
        "CRON_TOKEN_SHA256, token-sha256",
        "CRON_TOKEN_PREVIOUS, token-previous",
        "CRON_TOKEN_PREVIOUS_UNTIL, token-previous-until",
        "DEFAULT_SEQUENCE_KEY, default-sequence-key",
        "EMAIL_SENDING_ENABLED, email-sending-enabled",
        "CRON_GUARD_BATCH, batch"
    })
    void theVariablesNameWorksInAnySourceAndBeatsThePropertyOfAWeakerOne(String variable, String key) {
        assertThat(new BootSources()
                        .commandLine(variable, "first")
                        .yaml("cron-guard." + key, "second")
                        .given())
                .containsOnly(entry(variable, "first"));
        assertThat(new BootSources().yaml(variable, "alone").given()).containsOnly(entry(variable, "alone"));
        assertThat(new BootSources()
                        .commandLine("cron-guard." + key, "first")
                        .yaml(variable, "second")
                        .given())
                .containsOnly(entry("cron-guard." + key, "first"));
    }

    @Test
    void takesTheSpellingsThatBootAllows() {
        sources.variable("CRONGUARD_REPLYTIME", "5s").variable("CRON_GUARD_TOKEN", TOKEN);
        sources.yaml("cronGuard.maxHold", "700s").yaml("cron_guard.lease_ttl", "80s");

        assertThat(sources.given())
                .containsOnly(
                        entry("CRON_GUARD_REPLY_TIME", "5s"),
                        entry("CRON_TOKEN", TOKEN),
                        entry("cron-guard.max-hold", "700s"),
                        entry("cron-guard.lease-ttl", "80s"));
    }

    @Test
    void refusesTwoNamesWithDifferentValuesInOneSource() {
        sources.variable("CRON_TOKEN", TOKEN).variable("CRON_GUARD_TOKEN", OTHER);
        sources.yaml("cron-guard.reply-time", "soon");

        assertThatThrownBy(() -> sources.read().settings())
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining(
                        "CRON_TOKEN: it has another value under its second name CRON_GUARD_TOKEN; unset that one")
                .hasMessageContaining("cron-guard.reply-time: it must be")
                .hasMessageNotContainingAny(TOKEN, OTHER);
    }

    @Test
    void takesTwoNamesWithTheSameValueForOne() {
        sources.variable("CRON_TOKEN", TOKEN).variable("CRON_GUARD_TOKEN", TOKEN);

        assertThat(sources.given()).containsOnly(entry("CRON_TOKEN", TOKEN));
    }

    @Test
    void joinsListsAndTakesThemFromOneSourceAlone() {
        sources.yaml("cron-guard.allow-ips[0]", "192.0.2.0/24").yaml("cron-guard.allow-ips[1]", "2001:db8::/32");
        sources.yaml("cron-guard.rate-limit", "10/10m,1/1m");
        sources.variable("CRON_GUARD_TRUSTED_PROXIES_0", "10.0.0.0/8").yaml("cron-guard.trusted-proxies[0]", "::1");

        assertThat(sources.given())
                .containsOnly(
                        entry("cron-guard.allow-ips", "192.0.2.0/24,2001:db8::/32"),
                        entry("cron-guard.rate-limit", "10/10m,1/1m"),
                        entry("CRON_GUARD_TRUSTED_PROXIES", "10.0.0.0/8"));
    }

    @Test
    void takesValuesThatAreNoTexts() {
        sources.yaml("cron-guard.allow-query-token", true).yaml("cron-guard.batch", 20);
        sources.yaml("EMAIL_SENDING_ENABLED", false);

        assertThat(sources.given())
                .containsOnly(
                        entry("cron-guard.allow-query-token", "true"),
                        entry("cron-guard.batch", "20"),
                        entry("EMAIL_SENDING_ENABLED", "false"));
    }

    @Test
    void fillsPlaceholders() {
        sources.variable("SECRET_OF_CRON", TOKEN).yaml("cron-guard.token", "${SECRET_OF_CRON}");
        sources.yaml("cron-guard.allow-ips[0]", "${office:192.0.2.0/24}").yaml("cron-guard.allow-ips[1]", "::1");

        assertThat(sources.given())
                .containsOnly(entry("cron-guard.token", TOKEN), entry("cron-guard.allow-ips", "192.0.2.0/24,::1"));
    }

    @Test
    void refusesAPlaceholderThatCannotBeFilledAndReportsTheRestToo() {
        sources.yaml("cron-guard.token", "${A_LONG_NAME_OF_A_TOKEN_THAT_IS_NOT_THERE}" + TOKEN);
        sources.yaml("cron-guard.batch", "many");

        assertThatThrownBy(() -> sources.read().settings())
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("cron-guard.token: it holds a placeholder")
                .hasMessageContaining("cron-guard.batch: it must be a number")
                .hasMessageNotContaining(TOKEN);
    }

    @Test
    void looksAtThePlaceholdersOfTheStrongestSourceAlone() {
        sources.variable("CRON_TOKEN", TOKEN).yaml("cron-guard.token", "${NOT_THERE}");

        assertThat(sources.given()).containsOnly(entry("CRON_TOKEN", TOKEN));
    }

    @Test
    void handsOnNamesThatDoNotExist() {
        sources.variable("CRON_GUARD_REPLY_TIEM", "5s")
                .variable("CRON_TOKEN_FIEL", "f")
                .variable("CRONTAB", "x");
        sources.yaml("cron-guard.replytiem", "5s")
                .yaml("cronguard.alert.anything", "x")
                .yaml("cron.other", "x");

        assertThat(sources.given().keySet())
                .containsOnly(
                        "CRON_GUARD_REPLY_TIEM",
                        "CRON_TOKEN_FIEL",
                        "cron-guard.replytiem",
                        "cron-guard.alert.anything");
        assertThat(sources.read().settings().check())
                .as("an unknown name is a warning")
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString()).startsWith("CRON_TOKEN: it is required"));
    }

    @Test
    void anEmptyValueStaysEmptySoThatItIsRefused() {
        sources.yaml("cron-guard.allow-ips", "").yaml("cron-guard.token", TOKEN);

        assertThat(sources.read().settings().check())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.toString()).startsWith("cron-guard.allow-ips: it is set but empty"));
    }

    @Test
    void aPresetOfOneSourceGivesWayToASettingOfAnyOther() {
        sources.variable("CRON_GUARD_PRESET", "easycron").yaml("cron-guard.reply-time", "2s");
        sources.yaml("cron-guard.token", TOKEN);

        assertThat(ConfigReader.read(sources.read().settings()).notes())
                .contains(
                        "cron-guard.failed-status: \"200\" from preset easycron",
                        "cron-guard.reply-time: \"2s\" from cron-guard.reply-time (property)");
    }

    @Test
    void startsFromNothing() {
        assertThat(sources.given()).isEqualTo(Map.of());
    }

    @Test
    void namesWhatIsOverriddenWithoutTheValues(CapturedOutput output) {
        sources.variable("CRON_TOKEN", TOKEN).yaml("cron-guard.token", OTHER).given();

        assertThat(output.getOut())
                .contains(
                        "cron-guard.token (\"cron-guard.token\" from property source \"application.yml\") is overridden"
                                + " by CRON_TOKEN (\"CRON_TOKEN\" from property source \"systemEnvironment\")")
                .doesNotContain(TOKEN, OTHER);
    }
}
