package io.github.cronguard;

import io.github.cronguard.SettingValue.Origin;
import io.github.cronguard.internal.config.ConfigReader;
import io.github.cronguard.token.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The settings of one guard as they were given: raw texts with the place each came from. Nothing is parsed here;
 * {@link #check()} does it, as the guard's {@code build()} does, and reports all problems at once.
 *
 * <p>What the host sets in code wins over a property, and that over the environment. Immutable and safe for use by
 * several
 * threads; {@link #toString()} shows names and no values. No method takes null.
 */
public final class Settings {
    /** What the name of each property begins with. */
    static final String PREFIX = "cron-guard.";

    private final List<SettingValue> values;

    private Settings(List<SettingValue> values) {
        this.values = List.copyOf(values);
    }

    /**
     * Reads the system properties {@code cron-guard.*} and the environment of this process, once.
     *
     * @return the settings
     */
    public static Settings load() {
        Properties system = System.getProperties();
        Map<String, String> properties = new TreeMap<>();
        system.stringPropertyNames().forEach(name -> properties.put(name, system.getProperty(name, "")));
        return of(properties, System.getenv());
    }

    /**
     * Takes settings from two maps instead of this process. Names that are not for cron-guard are left out.
     *
     * @param properties by full name, e.g. {@code cron-guard.reply-time}
     * @param environment by environment name, e.g. {@code CRON_GUARD_REPLY_TIME}
     * @return the settings
     */
    public static Settings of(Map<String, String> properties, Map<String, String> environment) {
        List<SettingValue> values = new ArrayList<>();
        new TreeMap<>(properties).forEach((name, text) -> {
            if (name.startsWith(PREFIX)) {
                values.add(new SettingValue(name, Origin.PROPERTY, Secret.of(text)));
            }
        });
        new TreeMap<>(environment).forEach((name, text) -> {
            if (isOurs(name)) {
                values.add(new SettingValue(name, Origin.ENVIRONMENT, Secret.of(text)));
            }
        });
        return new Settings(values);
    }

    static Settings of(List<SettingValue> values) {
        return new Settings(values);
    }

    /**
     * Starts from nothing: neither properties nor the environment are read.
     *
     * @return a builder
     */
    public static SettingsBuilder builder() {
        return new SettingsBuilder(List.of());
    }

    /**
     * Starts from these; what is set on the builder wins.
     *
     * @return a builder
     */
    public SettingsBuilder toBuilder() {
        return new SettingsBuilder(values);
    }

    /**
     * Parses and checks everything; a token file is read.
     *
     * @return all problems, without any secret; empty when there is none
     */
    public List<SettingProblem> check() {
        return ConfigReader.read(this).problems();
    }

    /**
     * The given values.
     *
     * @return at most one for each name and origin
     */
    public List<SettingValue> values() {
        return values;
    }

    @Override
    public String toString() {
        return values.stream()
                .map(v -> v.name() + " (" + v.origin().name().toLowerCase(Locale.ROOT) + ")")
                .collect(Collectors.joining(", ", "Settings[", "]"));
    }

    private static boolean isOurs(String environmentName) {
        return environmentName.startsWith("CRON_GUARD_")
                || environmentName.equals("CRON_TOKEN")
                || environmentName.startsWith("CRON_TOKEN_")
                || environmentName.equals("DEFAULT_SEQUENCE_KEY")
                || environmentName.equals("EMAIL_SENDING_ENABLED");
    }
}
