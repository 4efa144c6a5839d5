package io.github.cronguard.spring.boot;

import io.github.cronguard.InvalidSettingsException;
import io.github.cronguard.SettingProblem;
import io.github.cronguard.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.ConfigurableEnvironment;

/** The settings as Boot's own order of sources decides them. */
final class BootSettings {
    private static final Logger log = LoggerFactory.getLogger(BootSettings.class);

    /** In the spellings that Boot allows. */
    private static final Pattern PROPERTY = Pattern.compile("(?i)cron[-_]?guard\\.(.+)");

    private final ConfigurableEnvironment environment;
    private final Map<String, WrittenSetting> given = new HashMap<>();
    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, String> variables = new HashMap<>();
    private final List<SettingProblem> found = new ArrayList<>();
    private final List<String> overrides;
    private final Settings settings;

    private BootSettings(ConfigurableEnvironment environment) {
        this.environment = environment;
        List<SettingSource> sources = new ArrayList<>();
        ConfigurationPropertySources.get(environment)
                .forEach(source -> sources.add(new SettingSource(source, sources.size())));
        SettingContest contest = new SettingContest();
        for (SettingName setting : SettingName.all()) {
            sources.forEach(source -> source.read(setting).forEach(contest::enter));
        }
        contest.winners().forEach(this::take);
        this.overrides = contest.overrides();
        found.addAll(contest.problems());
        sources.stream()
                .flatMap(SettingSource::names)
                .filter(name -> !contest.knows(name))
                .forEach(this::unknown);
        this.settings = Settings.of(properties, variables);
    }

    /** Reads the sources, once. */
    static BootSettings of(ConfigurableEnvironment environment) {
        return new BootSettings(environment);
    }

    /**
     * The settings for a guard, which checks them.
     *
     * @throws InvalidSettingsException if what is wrong cannot be seen in them; it lists what can be seen, too
     */
    Settings settings() {
        if (!found.isEmpty()) {
            throw new InvalidSettingsException(problems());
        }
        overrides.forEach(log::info);
        return settings;
    }

    /** Where the values stand that are wrong, by what is wrong with them. */
    Map<SettingProblem, Origin> origins() {
        Map<SettingProblem, Origin> origins = new HashMap<>();
        for (SettingProblem problem : problems()) {
            WrittenSetting about = given.get(problem.setting());
            if (about != null) {
                origins.put(problem, about.origin());
            }
        }
        return origins;
    }

    private List<SettingProblem> problems() {
        Set<String> named = new HashSet<>();
        found.forEach(problem -> named.add(problem.setting()));
        Stream<SettingProblem> seen = settings.check().stream().filter(problem -> !named.contains(problem.setting()));
        return Stream.concat(found.stream(), seen).toList();
    }

    private void take(WrittenSetting written) {
        given.put(written.name(), written);
        Map<String, String> target = written.asVariable() ? variables : properties;
        String text = written.text().reveal();
        try {
            target.put(written.name(), environment.resolveRequiredPlaceholders(text));
        } catch (IllegalArgumentException unresolved) {
            // whose message may repeat a part of a secret
            target.put(written.name(), text);
            found.add(new SettingProblem(
                    written.name(), "it holds a placeholder ${...} that cannot be resolved; define what it names"));
        }
    }

    /** Core warns of it, with the nearest name that there is. */
    private void unknown(String name) {
        Matcher property = PROPERTY.matcher(name);
        if (property.matches()) {
            String canonical = "cron-guard." + property.group(1);
            if (SettingName.all().stream().noneMatch(known -> known.property().equals(canonical))) {
                properties.put(canonical, "");
            }
        } else if (name.startsWith("CRON_") || name.startsWith("CRONGUARD_")) {
            variables.put(name.replaceFirst("^CRONGUARD_", "CRON_GUARD_"), "");
        }
    }
}
