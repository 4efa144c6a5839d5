package io.github.cronguard.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.SettingProblem;
import io.github.cronguard.Settings;
import io.github.cronguard.token.CronTokens;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An explicit setting wins over the preset, the preset over the default. */
class PresetTest {
    private static final String TOKEN = CronTokens.generate().reveal();
    private static final String GOOD_STATUSES =
            "let something else watch /cron/status: that it answers 200, and its last_run_status";

    private static Reading read(String preset, String... assignments) {
        Map<String, String> environment = new HashMap<>(Map.of("CRON_TOKEN", TOKEN, "CRON_GUARD_PRESET", preset));
        for (String assignment : assignments) {
            String[] parts = assignment.split("=", 2);
            environment.put(parts[0], parts[1]);
        }
        return ConfigReader.read(Settings.of(Map.of(), environment));
    }

    private static GuardConfig config(String preset, String... assignments) {
        return read(preset, assignments).config().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "crontab          | PT20S | 200 | 500 | 503 | 30/PT10M",
                "cron-job-org     | PT20S | 200 | 200 | 200 | 30/PT10M",
                "easycron         | PT4S  | 200 | 200 | 200 | 30/PT10M",
                "uptime           | PT20S | 200 | 500 | 503 | 60/PT10M",
                "cloud-scheduler  | PT20S | 200 | 500 | 503 | 30/PT10M",
                "eventbridge      | PT3S  | 200 | 500 | 503 | 30/PT10M",
                "supabase         | PT3S  | 200 | 500 | 503 | 30/PT10M",
                "azure-logic-apps | PT20S | 200 | 500 | 503 | 60/PT10M",
                "qstash           | PT20S | 200 | 500 | 503 | 60/PT10M",
                "slow             | PT20S | 503 | 500 | 503 | 30/PT10M",
                "in-cluster       | PT20S | 200 | 500 | 503 | 30/PT10M"
            })
    void hasTheValuesThatFitItsCaller(String name, String time, int busy, int failed, int unavailable, String limit) {
        GuardConfig config = config(name);
        assertThat(config.reply().time()).hasToString(time);
        assertThat(config.reply().busy()).isEqualTo(busy);
        assertThat(config.reply().failed()).isEqualTo(failed);
        assertThat(config.reply().unavailable()).isEqualTo(unavailable);
        assertThat(config.reply().running()).isEqualTo(202);
        assertThat(config.reply().partial()).isEqualTo(200);
        assertThat(config.limits().callers())
                .singleElement()
                .satisfies(l -> assertThat(l.permits() + "/" + l.window()).isEqualTo(limit));
        assertThat(config.lateness().lateAfter()).hasToString("PT5M");
        assertThat(config.lateness().downAfter()).hasToString("PT10M");
    }

    @Test
    void thereAreElevenOfThem() {
        assertThat(Arrays.stream(Preset.values()).map(Preset::label))
                .containsExactly(
                        "crontab",
                        "cron-job-org",
                        "easycron",
                        "uptime",
                        "cloud-scheduler",
                        "eventbridge",
                        "supabase",
                        "azure-logic-apps",
                        "qstash",
                        "slow",
                        "in-cluster");
    }

    @ParameterizedTest
    @EnumSource
    void isTakenInAnyCase(Preset preset) {
        assertThat(read(preset.label().toUpperCase(Locale.ROOT)).problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"uptime", "slow"})
    void lateAndDownComeFromTheExpectedPeriod(String name) {
        GuardConfig.Lateness lateness =
                config(name, "CRON_GUARD_EXPECT_EVERY=1h").lateness();
        assertThat(lateness.lateAfter()).hasHours(5);
        assertThat(lateness.downAfter()).hasHours(10);
    }

    @Test
    void anExplicitSettingWinsAlsoWithTheDefaultsValue() {
        GuardConfig config = config("slow", "CRON_GUARD_BUSY_STATUS=200", "CRON_GUARD_EXPECT_EVERY=5m");
        assertThat(config.reply().busy()).isEqualTo(200);
        Settings loaded = Settings.of(
                Map.of("cron-guard.preset", "slow"), Map.of("CRON_TOKEN", TOKEN, "CRON_GUARD_BUSY_STATUS", "423"));
        assertThat(ConfigReader.read(loaded).config().orElseThrow().reply().busy())
                .as("whatever their sources are")
                .isEqualTo(423);
        Settings inCode = loaded.toBuilder().set("preset", "easycron").build();
        assertThat(ConfigReader.read(inCode).config().orElseThrow().reply().failed())
                .isEqualTo(200);
    }

    @Test
    void saysAtStartWhereEachValueComesFrom() {
        assertThat(read("slow", "CRON_GUARD_EXPECT_EVERY=5m").notes())
                .containsExactlyInAnyOrder(
                        "cron-guard.token: set from CRON_TOKEN (environment)",
                        "cron-guard.preset: \"slow\" from CRON_GUARD_PRESET (environment)",
                        "cron-guard.expect-every: \"5m\" from CRON_GUARD_EXPECT_EVERY (environment)",
                        "cron-guard.busy-status: \"503\" from preset slow");
        assertThat(read("easycron", "CRON_GUARD_REPLY_TIME=20s").notes())
                .contains(
                        "cron-guard.reply-time: \"20s\" from CRON_GUARD_REPLY_TIME (environment)",
                        "cron-guard.reply-time: \"4s\" from preset easycron is overridden by CRON_GUARD_REPLY_TIME"
                                + " (environment)",
                        "cron-guard.failed-status: \"200\" from preset easycron",
                        "cron-guard.unavailable-status: \"200\" from preset easycron");
        assertThat(read("crontab").notes()).containsExactly("cron-guard.token: set from CRON_TOKEN (environment)");
    }

    @ParameterizedTest
    @CsvSource({
        "cron-job.org, cron-job-org",
        "cronjob, crontab",
        "EasyChron, easycron",
        "qstach, qstash",
        "uptimerobot, uptime"
    })
    void anUnknownNameIsAProblemThatListsTheNamesAndTheNearest(String name, String nearest) {
        assertThat(read(name).problems())
                .containsExactly(new SettingProblem(
                        "CRON_GUARD_PRESET",
                        "it must be one of crontab, cron-job-org, easycron, uptime, cloud-scheduler, eventbridge,"
                                + " supabase, azure-logic-apps, qstash, slow, in-cluster; the nearest is " + nearest
                                + ", but is \"" + name + "\""));
    }

    @Test
    void checksAcrossSettingsJudgeThePresetsValues() {
        assertThat(read("crontab", "CRON_GUARD_EXPECT_EVERY=20s").warnings())
                .singleElement()
                .asString()
                .contains("30/10m refuses some calls");
        assertThat(read("uptime", "CRON_GUARD_EXPECT_EVERY=20s").warnings()).isEmpty();
        assertThat(read("uptime", "CRON_GUARD_EXPECT_EVERY=10s").warnings())
                .singleElement()
                .asString()
                .startsWith("CRON_GUARD_RATE_LIMIT: 60/10m refuses some calls");
        assertThat(read("slow", "CRON_GUARD_EXPECT_EVERY=1h", "CRON_GUARD_LATE_AFTER=30m")
                        .problems())
                .extracting(SettingProblem::setting)
                .containsExactly("CRON_GUARD_LATE_AFTER");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cron-job-org", "easycron"})
    void aCallerThatSeesNoFailureNeedsAWatcher(String name) {
        assertThat(read(name).warnings())
                .singleElement()
                .asString()
                .startsWith("CRON_GUARD_PRESET: failures are answered with 200")
                .endsWith(GOOD_STATUSES);
        assertThat(read(name, "CRON_GUARD_PATH=/jobs/tick").warnings())
                .singleElement()
                .asString()
                .contains("watch /jobs/status:");
    }

    @Test
    void aCallerThatSwitchesJobsOffIsWarnedOfWhenItSeesFailures() {
        assertThat(read("cron-job-org", "CRON_GUARD_FAILED_STATUS=500", "CRON_GUARD_UNAVAILABLE_STATUS=503")
                        .warnings())
                .singleElement()
                .asString()
                .contains("switches the job off after some answers in a row");
        for (String status : new String[] {"BUSY_STATUS=409", "PARTIAL_STATUS=500", "UNAVAILABLE_STATUS=503"}) {
            assertThat(read("easycron", "CRON_GUARD_" + status).warnings()).hasSize(2);
        }
    }

    @Test
    void aSlowCallersPeriodMustBeSaid() {
        assertThat(read("slow").warnings())
                .containsExactly(
                        "CRON_GUARD_PRESET: say with CRON_GUARD_EXPECT_EVERY how often this caller calls; as it"
                                + " is, cron is late 5m after each run");
        assertThat(read("slow", "CRON_GUARD_EXPECT_EVERY=1m").warnings()).isEmpty();
    }

    @Test
    void plainHttpInsideAClusterMustBeAllowed() {
        assertThat(read("in-cluster").warnings())
                .containsExactly(
                        "CRON_GUARD_PRESET: calls inside a cluster are mostly plain HTTP, which is refused unless"
                                + " CRON_GUARD_PLAIN_HTTP_FROM names the networks that they come from");
        assertThat(read("in-cluster", "CRON_GUARD_REQUIRE_HTTPS=true").warnings())
                .hasSize(1);
        assertThat(read("in-cluster", "CRON_GUARD_PLAIN_HTTP_FROM=10.0.0.0/8").warnings())
                .isEmpty();
        assertThat(read("in-cluster", "CRON_GUARD_REQUIRE_HTTPS=false").warnings())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "eventbridge, REPLY_TIME=5s, 'gives up after 5s, but a long run is answered after 5s'",
        "supabase, REPLY_TIME=20s, 'gives up after 5s, but a long run is answered after 20s'",
        "eventbridge, REPLY=sync, 'gives up after 5s, but a long run is answered at its end'",
        "cron-job-org, REPLY_TIME=30s, 'gives up after 30s, but a long run is answered after 30s'"
    })
    void anAnswerThatComesTooLateForItsCallerIsWarnedOf(String name, String assignment, String warning) {
        assertThat(read(name, "CRON_GUARD_" + assignment).warnings())
                .last()
                .asString()
                .contains(warning);
    }

    @ParameterizedTest
    @CsvSource({
        "eventbridge, REPLY_TIME=4999ms",
        "supabase, REPLY=async",
        "uptime, REPLY=sync",
        "crontab, REPLY_TIME=1h"
    })
    void anAnswerInTimeIsNot(String name, String assignment) {
        assertThat(read(name, "CRON_GUARD_" + assignment).warnings()).isEmpty();
    }
}
