package io.github.cronguard.demo.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cronguard.InvalidSettingsException;
import io.github.cronguard.SettingProblem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoSettingsTest {

    private static DemoSettings read(Map<String, String> environment) {
        return DemoSettings.read(environment, List.of());
    }

    @Test
    void hasADefaultForEverything() {
        DemoSettings settings = read(Map.of());

        assertThat(settings.host()).isEqualTo("127.0.0.1");
        assertThat(settings.port()).isEqualTo(8_080);
        assertThat(settings.mail()).isEmpty();
        assertThat(settings.stepDelay()).isEqualTo(Duration.ofDays(3));
        assertThat(settings.database().url()).startsWith("jdbc:h2:file:./data/").contains("WRITE_DELAY=0");
    }

    @Test
    void takesAnEmptyVariableForAbsent() {
        assertThat(read(Map.of("PORT", "", "SMTP_HOST", "", "CRON_DB_URL", "", "CRON_DB_USER", "")))
                .isEqualTo(read(Map.of()));
    }

    @Test
    void readsWhatItIsGiven() {
        DemoSettings settings = read(Map.of(
                "HOST", "::1",
                "PORT", "0",
                "SMTP_HOST", "127.0.0.1",
                "SMTP_PORT", "25",
                "SMTP_FROM", "anna@example.org",
                "DEMO_STEP_DELAY", "PT1S",
                "CRON_DB_URL", "jdbc:postgresql://localhost:5432/cron",
                "CRON_DB_USER", "cron",
                "CRON_DB_PASSWORD", "secret"));

        assertThat(settings.host()).isEqualTo("::1");
        assertThat(settings.port()).isZero();
        assertThat(settings.mail().orElseThrow().port()).isEqualTo(25);
        assertThat(settings.mail().orElseThrow().from()).isEqualTo("anna@example.org");
        assertThat(settings.stepDelay()).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.database().user()).isEqualTo("cron");
        assertThat(settings.database().password().reveal()).isEqualTo("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "PORT, 65536",
        "PORT, -1",
        "PORT, 80a",
        "PORT, ' 80'",
        "PORT, ٨٠",
        "HOST, 999.1.2.3",
        "SMTP_PORT, 0",
        "SMTP_FROM, anna",
        "DEMO_STEP_DELAY, 3d",
        "DEMO_STEP_DELAY, -PT1S",
        "DEMO_STEP_DELAY, P4000D",
        "CRON_DB_URL, jdbc:oracle:thin:x",
        "CRON_DB_URL, jdbc:postgresql://[",
        "CRON_DB_URL, jdbc:h2:mem:x",
        "CRON_DB_URL, jdbc:mysql://h/d"
    })
    void refusesAWrongValue(String name, String value) {
        InvalidSettingsException refusal =
                catchThrowableOfType(InvalidSettingsException.class, () -> read(Map.of(name, value)));

        assertThat(refusal).isNotNull();
        assertThat(refusal.problems()).extracting(SettingProblem::setting).contains(name);
    }

    @ParameterizedTest
    @CsvSource({
        "SMTP_HOST, 127.0.0.1, SMTP_PORT",
        "SMTP_PORT, 25, SMTP_HOST",
        "CRON_DB_USER, cron, CRON_DB_URL",
        "CRON_DB_PASSWORD, secret, CRON_DB_URL"
    })
    void namesWhatIsMissingBesideAnother(String name, String value, String missing) {
        InvalidSettingsException refusal =
                catchThrowableOfType(InvalidSettingsException.class, () -> read(Map.of(name, value)));

        assertThat(refusal.problems()).extracting(SettingProblem::setting).containsExactly(missing);
    }

    @Test
    void listsAllProblemsAtOnceAndTheLibrarysToo() {
        Map<String, String> environment = Map.of(
                "PORT",
                "x",
                "SMTP_HOST",
                "127.0.0.1",
                "DEMO_STEP_DELAY",
                "3d",
                "CRON_DB_URL",
                "jdbc:postgresql:%zz?password=hidden",
                "CRON_DB_PASSWORD",
                "hidden");

        assertThatThrownBy(() -> DemoSettings.read(
                        environment, List.of(new SettingProblem("CRON_GUARD_BATCH", "must be a number"))))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("PORT")
                .hasMessageContaining("SMTP_PORT")
                .hasMessageContaining("DEMO_STEP_DELAY")
                .hasMessageContaining("CRON_GUARD_BATCH")
                .hasMessageNotContaining("hidden");
    }

    @ParameterizedTest
    @CsvSource({"jdbc:postgresql:cron?password=hidden, PostgreSQL", "jdbc:mariadb://h/d?password=hidden, MariaDB"})
    void showsTheDatabaseAndNoPassword(String url, String database) {
        assertThat(read(Map.of("CRON_DB_URL", url, "CRON_DB_PASSWORD", "hidden")))
                .asString()
                .contains("DatabaseSettings[" + database + "]")
                .doesNotContain("hidden");
    }
}
