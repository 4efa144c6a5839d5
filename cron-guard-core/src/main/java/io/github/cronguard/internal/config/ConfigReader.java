package io.github.cronguard.internal.config;

import io.github.cronguard.Settings;
import io.github.cronguard.internal.config.GuardConfig.Lateness;
import io.github.cronguard.internal.config.GuardConfig.LeaseTimes;
import io.github.cronguard.internal.config.GuardConfig.Store;
import io.github.cronguard.spi.StorageContext.InitializeSchema;
import io.github.cronguard.token.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks settings and turns them into the values a guard works with. It keeps nothing and may be used by several threads. */
public final class ConfigReader {
    private static final Duration MIN_RETENTION = Duration.ofDays(2);
    private static final Duration MAX_RETENTION = Duration.ofDays(3_650);

    private ConfigReader() {}

    /**
     * Checks everything and reports all problems at once; the files that settings name are read.
     *
     * @param settings raw values
     * @return the values, or the problems; in any case what is to be logged at start
     */
    public static Reading read(Settings settings) {
        Findings findings = new Findings();
        Map<Setting, Given> given = Sources.resolve(settings, findings);
        Values values = new Values(given, findings);
        given.keySet().forEach(setting -> RawText.check(values, setting));
        PresetReader.apply(values);
        GuardConfig config = config(values);
        PresetReader.warn(values, config);
        given.forEach((setting, text) -> {
            boolean plain = setting.fallback().equals(Optional.of(text.text()));
            if (!plain || values.preset().value(setting).isPresent()) {
                findings.note(note(setting, text));
            }
        });
        PresetReader.note(values, given);
        boolean good = findings.problems().isEmpty();
        return new Reading(
                good ? Optional.of(config) : Optional.empty(),
                findings.problems(),
                findings.warnings(),
                findings.notes());
    }

    private static GuardConfig config(Values values) {
        LeaseTimes lease = TimeReader.lease(values);
        Lateness lateness = TimeReader.lateness(values);
        List<Secret> signing = SigningReader.read(values);
        return new GuardConfig(
                IdentityReader.name(values),
                IdentityReader.path(values),
                IdentityReader.node(values),
                IdentityReader.sequence(values),
                values.flag(Setting.EMAIL_SENDING_ENABLED),
                new CredentialReader(values).read(),
                signing,
                OidcReader.read(values),
                NetworkReader.read(values),
                LimitReader.read(values, lateness.expectEvery()),
                ReplyReader.read(values),
                lease,
                TimeReader.tick(values, lease.maxHold()),
                lateness,
                IdentityReader.deliveryIdHeaders(values),
                store(values),
                OutgoingReader.heartbeats(values),
                OutgoingReader.alerts(values, signing));
    }

    private static Store store(Values values) {
        return new Store(
                values.choice(
                        Setting.INITIALIZE_SCHEMA,
                        Map.of(
                                "embedded", InitializeSchema.EMBEDDED,
                                "always", InitializeSchema.ALWAYS,
                                "never", InitializeSchema.NEVER)),
                IdentityReader.tablePrefix(values),
                values.duration(Setting.RETENTION, MIN_RETENTION, MAX_RETENTION));
    }

    private static String note(Setting setting, Given given) {
        String shown = setting.secret() ? "set" : Words.quoted(given.text());
        return setting.property() + ": " + shown + " from " + Words.name(given.name()) + " (" + Words.of(given.origin())
                + ")";
    }
}
