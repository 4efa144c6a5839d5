package io.github.cronguard.internal.config;

import io.github.cronguard.internal.config.GuardConfig.Alerts;
import io.github.cronguard.internal.config.GuardConfig.Heartbeats;
import io.github.cronguard.internal.net.OutgoingUri;
import io.github.cronguard.token.Secret;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads where a guard calls out to: after its runs, and when something is wrong. */
final class OutgoingReader {
    private OutgoingReader() {}

    static Heartbeats heartbeats(Values values) {
        for (Setting other : List.of(Setting.HEARTBEAT_START_URL, Setting.HEARTBEAT_FAIL_URL)) {
            if (values.has(other) && !values.has(Setting.HEARTBEAT_URL)) {
                values.wrong(other, "it means nothing without " + Setting.HEARTBEAT_URL.environment());
            }
        }
        return new Heartbeats(
                uri(values, Setting.HEARTBEAT_URL),
                uri(values, Setting.HEARTBEAT_START_URL),
                uri(values, Setting.HEARTBEAT_FAIL_URL));
    }

    static Alerts alerts(Values values, List<Secret> triggers) {
        Optional<Secret> secret = SigningReader.alerts(values, triggers);
        if (secret.isPresent() && !values.has(Setting.ALERT_URL)) {
            values.wrong(Setting.ALERT_SECRET, "it means nothing without " + Setting.ALERT_URL.environment());
        }
        return new Alerts(uri(values, Setting.ALERT_URL), secret.orElse(null));
    }

    private static @Nullable URI uri(Values values, Setting setting) {
        return values.tryRead(setting, OutgoingUri::parse).orElse(null);
    }
}
