package io.github.cronguard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.cronguard.SettingValue.Origin;
import io.github.cronguard.spi.StorageContext.InitializeSchema;
import io.github.cronguard.token.CronTokens;
import io.github.cronguard.token.Secret;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void takesItsOwnNamesAlone() {
        Settings settings = Settings.of(
                Map.of("cron-guard.reply-time", "5s", "user.home", "/x"),
                Map.of(
                        "CRON_GUARD_NAME", "a",
                        "CRON_TOKEN", "b",
                        "CRON_TOKEN_FILE", "c",
                        "DEFAULT_SEQUENCE_KEY", "d",
                        "EMAIL_SENDING_ENABLED", "e",
                        "CRON_DB_URL", "f",
                        "CRON_ADMIN_PASSWORD", "g",
                        "CRON_TOKENS", "h",
                        "PATH", "i"));
        assertThat(settings.values())
                .extracting(SettingValue::name)
                .containsExactlyInAnyOrder(
                        "cron-guard.reply-time",
                        "CRON_GUARD_NAME",
                        "CRON_TOKEN",
                        "CRON_TOKEN_FILE",
                        "DEFAULT_SEQUENCE_KEY",
                        "EMAIL_SENDING_ENABLED");
    }

    @Test
    void showsNoValue() {
        Settings settings =
                Settings.of(Map.of("cron-guard.name", "lane"), Map.of("CRON_TOKEN", "hidden-value")).toBuilder()
                        .set("status-token", "hidden-too")
                        .build();
        assertThat(settings.toString() + settings.values())
                .contains("cron-guard.status-token (code)", "cron-guard.name (property)", "CRON_TOKEN (environment)")
                .doesNotContain("hidden", "lane");
    }

    @Test
    void readsThePropertiesOfThisProcess() {
        System.setProperty("cron-guard.settings-test", "1");
        try {
            assertThat(Settings.load().values()).extracting(SettingValue::name).contains("cron-guard.settings-test");
        } finally {
            System.clearProperty("cron-guard.settings-test");
        }
    }

    @Test
    void keepsWhatWasLoadedBesideWhatIsSetInCode() {
        Settings loaded = Settings.of(Map.of("cron-guard.name", "b"), Map.of("CRON_GUARD_NAME", "c"));
        Settings twice =
                loaded.toBuilder().name("x").build().toBuilder().name("a").build();
        assertThat(twice.values())
                .extracting(SettingValue::origin, v -> v.text().reveal())
                .containsExactly(tuple(Origin.CODE, "a"), tuple(Origin.PROPERTY, "b"), tuple(Origin.ENVIRONMENT, "c"));
    }

    @Test
    void takesTheShortAndTheFullNameForTheSame() {
        Settings settings = Settings.builder()
                .set("reply-time", "1s")
                .set("cron-guard.reply-time", "2s")
                .build();
        assertThat(settings.values()).extracting(v -> v.text().reveal()).containsExactly("2s");
    }

    @Test
    void hasAShortcutForWhatHostsSet() {
        Settings settings = Settings.builder()
                .token("first")
                .token(Secret.of("t"))
                .name("n")
                .path("/p")
                .node("node")
                .defaultSequence("s")
                .emailSendingEnabled(false)
                .rateLimit("1/1m")
                .replyTime(Duration.ofSeconds(1))
                .leaseTtl(Duration.ofSeconds(2))
                .maxHold(Duration.ofSeconds(3))
                .tickBudget(Duration.ofSeconds(4))
                .batch(5)
                .catchUp(6)
                .workers(7)
                .maxAttempts(8)
                .expectEvery(Duration.ofSeconds(9))
                .retention(Duration.ofDays(10))
                .initializeSchema(InitializeSchema.NEVER)
                .build();
        Map<String, String> given = settings.values().stream()
                .collect(Collectors.toMap(
                        v -> v.name().replace("cron-guard.", ""), v -> v.text().reveal()));
        assertThat(given)
                .isEqualTo(Map.ofEntries(
                        Map.entry("token", "t"),
                        Map.entry("name", "n"),
                        Map.entry("path", "/p"),
                        Map.entry("node", "node"),
                        Map.entry("default-sequence-key", "s"),
                        Map.entry("email-sending-enabled", "false"),
                        Map.entry("rate-limit", "1/1m"),
                        Map.entry("reply-time", "PT1S"),
                        Map.entry("lease-ttl", "PT2S"),
                        Map.entry("max-hold", "PT3S"),
                        Map.entry("tick-budget", "PT4S"),
                        Map.entry("batch", "5"),
                        Map.entry("catch-up", "6"),
                        Map.entry("workers", "7"),
                        Map.entry("max-attempts", "8"),
                        Map.entry("expect-every", "PT9S"),
                        Map.entry("retention", "PT240H"),
                        Map.entry("initialize-schema", "NEVER")));
    }

    @Test
    void reportsAllProblemsAtOnce() {
        assertThat(Settings.builder().workers(0).batch(-1).build().check())
                .extracting(SettingProblem::setting)
                .containsExactlyInAnyOrder("CRON_TOKEN", "cron-guard.workers", "cron-guard.batch");
    }

    @Test
    void isFineWithATokenAlone() {
        assertThat(Settings.builder().token(CronTokens.generate()).build().check())
                .isEmpty();
    }
}
