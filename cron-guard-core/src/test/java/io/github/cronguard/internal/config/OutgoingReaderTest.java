package io.github.cronguard.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.SettingProblem;
import io.github.cronguard.Settings;
import io.github.cronguard.token.CronTokens;
import io.github.cronguard.token.Secret;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a guard calls out to. */
class OutgoingReaderTest {
    private static final String TOKEN = CronTokens.generate().reveal();
    private static final String SECRET = "ND8LNtzMCN4wB2XmPFvmNDN549xD6icl";
    private static final String OTHER = "vmeXz0iYzJdt5nWdhgbRlbY5IRv2m6Nn";
    private static final String RULE =
            "it must be an https URL without user or fragment (http for 127.0.0.1, [::1] and localhost alone)";

    private static Reading read(String... assignments) {
        Map<String, String> environment = new HashMap<>(Map.of("CRON_TOKEN", TOKEN));
        for (String assignment : assignments) {
            String[] parts = assignment.split("=", 2);
            environment.put("CRON_GUARD_" + parts[0], parts[1]);
        }
        return ConfigReader.read(Settings.of(Map.of(), environment));
    }

    @Test
    void nothingIsCalledUnlessItIsSet() {
        GuardConfig config = read().config().orElseThrow();
        assertThat(config.heartbeats()).isEqualTo(new GuardConfig.Heartbeats(null, null, null));
        assertThat(config.alerts()).isEqualTo(new GuardConfig.Alerts(null, null));
    }

    @Test
    void readsAllFive() {
        GuardConfig config = read(
                        "HEARTBEAT_URL=https://hc-ping.com/hunter2",
                        "HEARTBEAT_START_URL=https://hc-ping.com/hunter2/start",
                        "HEARTBEAT_FAIL_URL=http://localhost:8080/fail?a=b",
                        "ALERT_URL=https://example.org/hook?key=hunter2",
                        "ALERT_SECRET=whsec_" + SECRET)
                .config()
                .orElseThrow();
        assertThat(config.heartbeats())
                .isEqualTo(new GuardConfig.Heartbeats(
                        URI.create("https://hc-ping.com/hunter2"),
                        URI.create("https://hc-ping.com/hunter2/start"),
                        URI.create("http://localhost:8080/fail?a=b")));
        assertThat(config.alerts())
                .isEqualTo(
                        new GuardConfig.Alerts(URI.create("https://example.org/hook?key=hunter2"), Secret.of(SECRET)));
        assertThat(config.toString()).doesNotContain("hunter2", SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hc-ping.com/hunter2",
                "https://anna:hunter2@hc-ping.com/",
                "https://hc-ping.com/#hunter2",
                "ftp://hc-ping.com/hunter2",
                "hunter2"
            })
    void refusesAnAddressThatIsNotSafeAndDoesNotRepeatIt(String url) {
        Reading reading = read("HEARTBEAT_URL=" + url, "ALERT_URL=" + url);
        assertThat(reading.problems())
                .containsExactlyInAnyOrder(
                        new SettingProblem("CRON_GUARD_HEARTBEAT_URL", RULE),
                        new SettingProblem("CRON_GUARD_ALERT_URL", RULE));
        assertThat(reading.toString()).doesNotContain("hunter2");
    }

    @Test
    void refusesWhatMeansNothingAlone() {
        assertThat(read(
                                "HEARTBEAT_START_URL=https://hc-ping.com/start",
                                "HEARTBEAT_FAIL_URL=https://hc-ping.com/fail",
                                "ALERT_SECRET=" + SECRET)
                        .problems())
                .containsExactlyInAnyOrder(
                        new SettingProblem(
                                "CRON_GUARD_HEARTBEAT_START_URL", "it means nothing without CRON_GUARD_HEARTBEAT_URL"),
                        new SettingProblem(
                                "CRON_GUARD_HEARTBEAT_FAIL_URL", "it means nothing without CRON_GUARD_HEARTBEAT_URL"),
                        new SettingProblem("CRON_GUARD_ALERT_SECRET", "it means nothing without CRON_GUARD_ALERT_URL"));
    }

    @Test
    void checksTheAlertsSecretLikeThatOfTriggers() {
        assertThat(read("ALERT_URL=https://example.org/", "ALERT_SECRET=hunter2")
                        .problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.setting()).isEqualTo("CRON_GUARD_ALERT_SECRET");
                    assertThat(problem.message())
                            .startsWith("a signing secret must be 24 to 64 random bytes in Base64")
                            .doesNotContain("hunter2");
                });
    }

    @Test
    void whoReceivesAlertsMustNotBeAbleToSignTriggers() {
        String[] same = {
            "ALERT_URL=https://example.org/", "ALERT_SECRET=whsec_" + SECRET, "SIGNING_SECRET=" + OTHER + "," + SECRET
        };
        assertThat(read(same).problems())
                .containsExactly(new SettingProblem(
                        "CRON_GUARD_ALERT_SECRET",
                        "it holds the same secret as CRON_GUARD_SIGNING_SECRET; who receives alerts could start runs"));
        assertThat(read("ALERT_URL=https://example.org/", "ALERT_SECRET=" + SECRET, "SIGNING_SECRET=" + OTHER)
                        .problems())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cron-job-org", "easycron"})
    void whoSendsHeartbeatsNeedsNobodyElseToWatch(String preset) {
        assertThat(read("PRESET=" + preset).warnings())
                .anyMatch(warning -> warning.contains("let something else watch"));
        assertThat(read("PRESET=" + preset, "HEARTBEAT_URL=https://hc-ping.com/x")
                        .warnings())
                .noneMatch(warning -> warning.contains("watch"));
    }
}
