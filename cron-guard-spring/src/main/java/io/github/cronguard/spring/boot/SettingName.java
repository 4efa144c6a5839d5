package io.github.cronguard.spring.boot;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * The names of a setting.
 *
 * @param key without any prefix, e.g. {@code reply-time}
 */
record SettingName(String key) {
    /** Above all properties. */
    static final ConfigurationPropertyName ABOVE = ConfigurationPropertyName.of("cron-guard");

    private static final String TOKEN = "token";
    private static final Set<String> WAYS_TO_STATE_THE_TOKEN = Set.of(TOKEN, "token-file", "token-sha256");
    private static final Set<String> BARE = Set.of("default-sequence-key", "email-sending-enabled");
    private static final Set<String> OF_THE_TOKEN =
            Set.of(TOKEN, "token-file", "token-sha256", "token-previous", "token-previous-until");

    static List<SettingName> all() {
        return Arrays.stream(CronGuardProperties.class.getRecordComponents())
                .map(RecordComponent::getName)
                .map(DataObjectPropertyName::toDashedForm)
                .map(SettingName::new)
                .toList();
    }

    /** E.g. {@code cron-guard.reply-time}. */
    String property() {
        return "cron-guard." + key;
    }

    ConfigurationPropertyName bound() {
        return ConfigurationPropertyName.of(property());
    }

    /** E.g. {@code CRON_GUARD_REPLY_TIME}; the policy's names are {@code CRON_TOKEN} and the like. */
    String variable() {
        String upper = key.toUpperCase(Locale.ROOT).replace('-', '_');
        if (BARE.contains(key)) {
            return upper;
        }
        return (OF_THE_TOKEN.contains(key) ? "CRON_" : "CRON_GUARD_") + upper;
    }

    /** What counts as one setting when sources compete: all ways to state the token are one. */
    String contest() {
        return WAYS_TO_STATE_THE_TOKEN.contains(key) ? TOKEN : key;
    }
}
