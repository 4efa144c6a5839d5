package io.github.cronguard.demo.parts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardSettingsTest {

    @ParameterizedTest
    @ValueSource(strings = {"CRON_TOKEN", "CRON_TOKEN_FILE", "CRON_TOKEN_SHA256"})
    void knowsWhatTheEnvironmentGives(String name) {
        assertThat(GuardSettings.has(Settings.of(Map.of(), Map.of(name, "x")), name))
                .isTrue();
        assertThat(GuardSettings.has(Settings.of(Map.of(), Map.of()), name)).isFalse();
    }

    @Test
    void knowsWhatTheSystemPropertiesGive() {
        assertThat(GuardSettings.has(Settings.of(Map.of("cron-guard.token", "x"), Map.of()), "cron-guard.token"))
                .isTrue();
    }
}
