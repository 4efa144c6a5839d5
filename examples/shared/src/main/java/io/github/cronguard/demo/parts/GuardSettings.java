package io.github.cronguard.demo.parts;

import io.github.cronguard.SettingValue;
import io.github.cronguard.Settings;
import io.github.cronguard.SettingsBuilder;
import io.github.cronguard.spi.StorageContext.InitializeSchema;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/** The library's settings, with what the demo decides where its user does not. */
public final class GuardSettings {
    private static final Set<String> SCHEMA = Set.of("CRON_GUARD_INITIALIZE_SCHEMA", "cron-guard.initialize-schema");
    private static final Set<String> SEQUENCE = Set.of("DEFAULT_SEQUENCE_KEY", "cron-guard.default-sequence-key");

    private GuardSettings() {}

    /**
     * Whether a setting is given.
     *
     * @param given what the user says
     * @param name as it stands there
     * @return false also for an empty value
     */
    public static boolean has(Settings given, String name) {
        return given.values().stream().anyMatch(value -> value.name().equals(name));
    }

    /**
     * Adds the demo's own token and its choice of tables.
     *
     * @param given what the user says
     * @param own the demo's token, unless the user has one
     * @return not checked yet
     */
    public static Settings of(Settings given, Optional<DemoToken> own) {
        SettingsBuilder settings = given.toBuilder();
        own.ifPresent(token -> settings.token(token.secret()));
        if (find(given, SCHEMA).isEmpty()) {
            settings.initializeSchema(
                    InitializeSchema.ALWAYS); // PostgreSQL too: a stranger's first start has no tables
        }
        return settings.build();
    }

    /**
     * The key that the demo's sequence gets, so that the default sequence exists.
     *
     * @param given what the user says
     * @return a key, not checked yet
     */
    public static String sequence(Settings given) {
        return find(given, SEQUENCE).orElse("default_outreach");
    }

    private static Optional<String> find(Settings given, Set<String> names) {
        return given.values().stream()
                .filter(value -> names.contains(value.name()))
                .min(Comparator.comparing(SettingValue::origin))
                .map(value -> value.text().reveal());
    }
}
