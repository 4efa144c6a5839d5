package io.github.cronguard.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.SettingProblem;
import io.github.cronguard.Settings;
import io.github.cronguard.internal.config.GuardConfig.Reply.Mode;
import io.github.cronguard.internal.config.GuardConfig.RequireHttps;
import io.github.cronguard.spi.RateLimit;
import io.github.cronguard.spi.StorageContext.InitializeSchema;
import io.github.cronguard.token.CronTokens;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigReaderTest {
    private static final String TOKEN = CronTokens.generate().reveal();

    /** The environment's settings beside a good token, as {@code NAME=value}. */
    private static Reading read(String... assignments) {
        Map<String, String> environment = new HashMap<>(Map.of("CRON_TOKEN", TOKEN));
        for (String assignment : assignments) {
            int equals = assignment.indexOf('=');
            environment.put(assignment.substring(0, equals), assignment.substring(equals + 1));
        }
        return ConfigReader.read(Settings.of(Map.of(), environment));
    }

    private static GuardConfig good(String... assignments) {
        Reading reading = read(assignments);
        assertThat(reading.problems()).isEmpty();
        return reading.config().orElseThrow();
    }

    @Test
    void hasTheDefaultsOfTheDesign() {
        GuardConfig config = good();
        assertThat(config.name()).isEqualTo("cron:schedule-run");
        assertThat(config.path()).isEqualTo("/cron/run");
        assertThat(config.node()).matches(".+:" + ProcessHandle.current().pid());
        assertThat(config.defaultSequence()).isEqualTo("default_outreach");
        assertThat(config.sendingEnabled()).isTrue();
        assertThat(config.credentials().allowQueryToken()).isFalse();
        assertThat(config.credentials().tokens()).hasSize(1);
        assertThat(config.network())
                .isEqualTo(new GuardConfig.Network(List.of(), null, List.of(), RequireHttps.AUTO, List.of()));
        assertThat(config.limits())
                .isEqualTo(new GuardConfig.Limits(
                        List.of(new RateLimit(30, Duration.ofMinutes(10))), new RateLimit(10, Duration.ofMinutes(1))));
        assertThat(config.reply())
                .isEqualTo(new GuardConfig.Reply(Mode.HYBRID, Duration.ofSeconds(20), 200, 202, 200, 500, 503));
        assertThat(config.lease())
                .isEqualTo(new GuardConfig.LeaseTimes(Duration.ofSeconds(90), Duration.ofSeconds(600)));
        assertThat(config.tick()).isEqualTo(new GuardConfig.Tick(Duration.ofSeconds(50), 500, 1_000, 1, 5));
        assertThat(config.lateness())
                .isEqualTo(
                        new GuardConfig.Lateness(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(10)));
        assertThat(config.deliveryIdHeaders()).isEmpty();
        assertThat(config.store())
                .isEqualTo(new GuardConfig.Store(InitializeSchema.EMBEDDED, "cron_", Duration.ofDays(90)));
    }

    @Test
    void saysNothingAboutDefaults() {
        Reading reading = read("CRON_GUARD_REPLY_TIME=20s");
        assertThat(reading.warnings()).isEmpty();
        assertThat(reading.notes()).containsExactly("cron-guard.token: set from CRON_TOKEN (environment)");
    }

    @Test
    void takesEveryValueFromTheEnvironment() {
        GuardConfig config = good(
                "CRON_GUARD_REPLY=Async",
                "CRON_GUARD_CATCH_UP=0",
                "CRON_GUARD_RATE_LIMIT=60/10m, 3/1m",
                "CRON_GUARD_EXPECT_EVERY=5m",
                "CRON_GUARD_DOWN_AFTER=1h",
                "CRON_GUARD_DELIVERY_ID_HEADERS=X-Job, X-Run",
                "EMAIL_SENDING_ENABLED=FALSE",
                "CRON_GUARD_NODE=web 1",
                "CRON_GUARD_PRESET=crontab",
                "CRON_GUARD_INITIALIZE_SCHEMA=never",
                "CRON_GUARD_BUSY_STATUS=423",
                "CRON_GUARD_ALLOW_IPS=::1, 10.0.0.0/8");
        assertThat(config.reply().mode()).isEqualTo(Mode.ASYNC);
        assertThat(config.reply().busy()).isEqualTo(423);
        assertThat(config.tick().catchUp()).isEqualTo(Integer.MAX_VALUE);
        assertThat(config.limits().callers()).hasSize(2);
        assertThat(config.lateness().lateAfter()).isEqualTo(Duration.ofMinutes(25));
        assertThat(config.lateness().downAfter()).isEqualTo(Duration.ofHours(1));
        assertThat(config.deliveryIdHeaders()).containsExactly("X-Job", "X-Run");
        assertThat(config.sendingEnabled()).isFalse();
        assertThat(config.node()).isEqualTo("web 1");
        assertThat(config.network().allow()).hasToString("[::1/128, 10.0.0.0/8]");
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "CRON_GUARD_NAME|a\u202Eb",
                "CRON_GUARD_NAME| x",
                "CRON_GUARD_PATH|cron/run",
                "CRON_GUARD_PATH|/cron/run/",
                "CRON_GUARD_PATH|/",
                "CRON_GUARD_PATH|//run",
                "CRON_GUARD_PATH|/cron/%72un",
                "CRON_GUARD_PATH|/cron/run;x",
                "CRON_GUARD_PATH|/cron/../run",
                "CRON_GUARD_PATH|/cron/.",
                "CRON_GUARD_PATH|/cron/status",
                "CRON_GUARD_PATH|/cron/runs",
                "CRON_GUARD_PATH|/cron/*",
                "CRON_GUARD_PATH|/crön",
                "CRON_GUARD_PATH|/a b",
                "CRON_GUARD_PATH|/run?x",
                "DEFAULT_SEQUENCE_KEY|a/b",
                "DEFAULT_SEQUENCE_KEY|ALL",
                "EMAIL_SENDING_ENABLED|yes",
                "EMAIL_SENDING_ENABLED|1",
                "CRON_GUARD_PRESET|cron-job.org",
                "CRON_GUARD_ALLOW_QUERY_TOKEN|on",
                "CRON_GUARD_RATE_LIMIT|30",
                "CRON_GUARD_RATE_LIMIT|0/1m",
                "CRON_GUARD_RATE_LIMIT|30/10",
                "CRON_GUARD_RATE_LIMIT|-1/1m",
                "CRON_GUARD_RATE_LIMIT|30/0s",
                "CRON_GUARD_RATE_LIMIT|30/10m,",
                "CRON_GUARD_RATE_LIMIT|30/10m,20/600s",
                "CRON_GUARD_RATE_LIMIT|1000001/1m",
                "CRON_GUARD_RATE_LIMIT|30/32d",
                "CRON_GUARD_RATE_LIMIT|99999999999/1m",
                "CRON_GUARD_FAILURE_LIMIT|1/1m,2/2m",
                "CRON_GUARD_ALLOW_IPS|localhost",
                "CRON_GUARD_ALLOW_IPS|10.0.0.1/8",
                "CRON_GUARD_ALLOW_IPS|::1,",
                "CRON_GUARD_ALLOW_IPS_FILE|/no/such/file",
                "CRON_GUARD_ALLOW_IPS_FILE|/",
                "CRON_GUARD_TRUSTED_PROXIES|10.0.0.0/33",
                "CRON_GUARD_REQUIRE_HTTPS|maybe",
                "CRON_GUARD_PLAIN_HTTP_FROM|x",
                "CRON_GUARD_DELIVERY_ID_HEADERS|X Y",
                "CRON_GUARD_DELIVERY_ID_HEADERS|X-A,x-a",
                "CRON_GUARD_DELIVERY_ID_HEADERS|Authorization",
                "CRON_GUARD_REPLY|later",
                "CRON_GUARD_REPLY_TIME|20",
                "CRON_GUARD_REPLY_TIME|0s",
                "CRON_GUARD_REPLY_TIME|-5s",
                "CRON_GUARD_REPLY_TIME|PT-5S",
                "CRON_GUARD_REPLY_TIME|20 s",
                "CRON_GUARD_REPLY_TIME|2h",
                "CRON_GUARD_REPLY_TIME|1.5s",
                "CRON_GUARD_REPLY_TIME|999999999999d",
                "CRON_GUARD_REPLY_TIME|P999999999999D",
                "CRON_GUARD_REPLY_TIME|1w",
                "CRON_GUARD_BUSY_STATUS|429",
                "CRON_GUARD_RUNNING_STATUS|500",
                "CRON_GUARD_PARTIAL_STATUS|503",
                "CRON_GUARD_FAILED_STATUS|503",
                "CRON_GUARD_UNAVAILABLE_STATUS|500",
                "CRON_GUARD_LEASE_TTL|2s",
                "CRON_GUARD_LEASE_TTL|2h",
                "CRON_GUARD_MAX_HOLD|89s",
                "CRON_GUARD_TICK_BUDGET|600s",
                "CRON_GUARD_BATCH|0",
                "CRON_GUARD_BATCH|10001",
                "CRON_GUARD_BATCH|05",
                "CRON_GUARD_CATCH_UP|-1",
                "CRON_GUARD_CATCH_UP|9999999999",
                "CRON_GUARD_WORKERS|257",
                "CRON_GUARD_MAX_ATTEMPTS|0",
                "CRON_GUARD_EXPECT_EVERY|500ms",
                "CRON_GUARD_LATE_AFTER|1m",
                "CRON_GUARD_LATE_AFTER|11m",
                "CRON_GUARD_LATE_AFTER|x",
                "CRON_GUARD_DOWN_AFTER|5m",
                "CRON_GUARD_DOWN_AFTER|0s",
                "CRON_GUARD_RETENTION|47h",
                "CRON_GUARD_RETENTION|3651d",
                "CRON_GUARD_INITIALIZE_SCHEMA|maybe",
                "CRON_GUARD_TABLE_PREFIX|Cron_",
                "CRON_GUARD_TABLE_PREFIX|1_",
                "CRON_GUARD_TABLE_PREFIX|a-b",
                "CRON_GUARD_TABLE_PREFIX|a234567890123456789012",
                "CRON_GUARD_NODE|a\tb"
            })
    void refusesAWrongValue(String name, String value) {
        List<SettingProblem> problems = read(name + "=" + value).problems();
        assertThat(problems).hasSize(1);
        String blamed = value.equals("11m") ? "CRON_GUARD_DOWN_AFTER" : name;
        assertThat(problems.get(0).setting()).isEqualTo(blamed);
        assertThat(problems.get(0).message()).matches("[\\x20-\\x7Eö]+");
        assertThat(blamed.equals(name) && !problems.get(0).message().contains("but is \""))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CRON_GUARD_LEASE_TTL=3s", "CRON_GUARD_MAX_HOLD=90s", "CRON_GUARD_RETENTION=48h",
                "CRON_GUARD_REPLY_TIME=500ms", "CRON_GUARD_REPLY_TIME=PT0.5S", "CRON_GUARD_PATH=/tick",
                "CRON_GUARD_PATH=/a.b/_c~d-e", "CRON_GUARD_RATE_LIMIT=30/PT10M", "CRON_GUARD_TABLE_PREFIX=_",
                "CRON_GUARD_TABLE_PREFIX=a23456789012345678901", "CRON_GUARD_UNAVAILABLE_STATUS=200"
            })
    void acceptsValuesAtTheirLimits(String assignment) {
        good(assignment);
    }

    @Test
    void refusesEmptyHugeAndUnsafeTexts() {
        assertThat(read("CRON_GUARD_ALLOW_IPS=").problems())
                .extracting(SettingProblem::message)
                .containsExactly("it is set but empty; unset it, or give it a value");
        assertThat(read("CRON_GUARD_NAME=" + "x".repeat(8_193))
                        .problems()
                        .get(0)
                        .message())
                .startsWith("it must have at most 8192 characters")
                .hasSizeLessThan(250);
        assertThat(read("CRON_GUARD_NAME=a\u0007").problems().get(0).message())
                .isEqualTo("it must not hold control, format or broken characters, but is \"a\\u0007\"");
    }

    @Test
    void reportsEveryProblemAtOnceAndNoSecret() {
        Reading reading = read(
                "CRON_TOKEN=weak-hunter2",
                "CRON_GUARD_BATCH=0",
                "CRON_GUARD_STATUS_TOKEN=hunter2\u0007",
                "CRON_GUARD_TOKENS=site=hunter2",
                "CRON_GUARD_QUERY_TOKEN=hunter2",
                "CRON_GUARD_ALERT_SECRET=hunter2",
                "CRON_TOKEN_PREVIOUS=hunter2");
        assertThat(reading.config()).isEmpty();
        assertThat(reading.problems())
                .extracting(SettingProblem::setting)
                .containsExactlyInAnyOrder(
                        "CRON_TOKEN",
                        "CRON_GUARD_BATCH",
                        "CRON_GUARD_STATUS_TOKEN",
                        "CRON_GUARD_TOKENS",
                        "CRON_GUARD_QUERY_TOKEN",
                        "CRON_GUARD_ALERT_SECRET",
                        "CRON_TOKEN_PREVIOUS");
        assertThat(reading.toString()).doesNotContain("hunter2");
    }
}
