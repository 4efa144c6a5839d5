package io.github.cronguard.internal.config;

import io.github.cronguard.SettingValue;
import io.github.cronguard.SettingValue.Origin;
import io.github.cronguard.Settings;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Decides which given text holds for each setting: code before property before environment. Unknown names and names with two
 * spellings are reported.
 */
final class Sources {
    private static final Set<Setting> TOKEN_SOURCES = Set.of(Setting.TOKEN, Setting.TOKEN_FILE, Setting.TOKEN_SHA256);

    private final Findings findings;
    private final Map<Setting, Given> given = new EnumMap<>(Setting.class);

    private Sources(Findings findings) {
        this.findings = findings;
    }

    /** The texts that hold, by setting. */
    static Map<Setting, Given> resolve(Settings settings, Findings findings) {
        Sources sources = new Sources(findings);
        List<SettingValue> values = settings.values().stream()
                .sorted(Comparator.comparing(SettingValue::origin).thenComparing(SettingValue::name))
                .toList();
        values.forEach(sources::take);
        sources.checkSpellings(values);
        sources.dropWeakerTokenSources();
        return sources.given;
    }

    private void take(SettingValue value) {
        Optional<Setting> known = Setting.named(value.name()).filter(s -> isSpelledFor(s, value));
        if (known.isEmpty()) {
            unknown(value);
        } else {
            Given next = new Given(value.name(), value.origin(), value.text().reveal());
            Given winner = given.putIfAbsent(known.get(), next);
            if (winner != null) {
                findings.note(next + " is overridden by " + winner);
            }
        }
    }

    private static boolean isSpelledFor(Setting setting, SettingValue value) {
        return value.name().equals(value.origin() == Origin.ENVIRONMENT ? setting.environment() : setting.property());
    }

    private void unknown(SettingValue value) {
        if (value.origin() == Origin.CODE) {
            // the host's own code can be put right at once, so it is not left at a warning
            findings.problem(Words.name(value.name()), "there is no such setting; the nearest is " + nearest(value));
        } else {
            findings.warn("Unknown setting " + Words.name(value.name()) + " (" + Words.of(value.origin())
                    + ") is ignored; the nearest name is " + nearest(value));
        }
    }

    private static String nearest(SettingValue value) {
        return Names.nearest(value.name(), value.origin());
    }

    /** One setting under two environment names: which of them is meant cannot be told if they differ. */
    private void checkSpellings(List<SettingValue> values) {
        Map<String, String> environment = new TreeMap<>();
        values.stream()
                .filter(v -> v.origin() == Origin.ENVIRONMENT)
                .forEach(v -> environment.put(v.name(), v.text().reveal()));
        for (Setting setting : Setting.values()) {
            String text = environment.get(setting.environment());
            String other = setting.otherEnvironment().map(environment::get).orElse(null);
            if (text != null && other != null && !text.equals(other)) {
                findings.problem(
                        setting.environment(),
                        "it has another value under its second name "
                                + setting.otherEnvironment().orElseThrow() + "; unset that one");
            }
        }
    }

    /** The three ways to state the token are one setting: only those of the strongest origin count. */
    private void dropWeakerTokenSources() {
        Optional<Given> strongest = TOKEN_SOURCES.stream()
                .flatMap(s -> Optional.ofNullable(given.get(s)).stream())
                .min(Comparator.comparing(Given::origin).thenComparing(Given::name));
        for (Setting setting : TOKEN_SOURCES.stream().sorted().toList()) {
            Given text = given.get(setting);
            if (text != null && text.origin() != strongest.orElseThrow().origin()) {
                given.remove(setting);
                findings.note(text + " is overridden by " + strongest.get());
            }
        }
    }
}
