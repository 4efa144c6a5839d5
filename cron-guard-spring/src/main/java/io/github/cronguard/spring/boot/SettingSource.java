package io.github.cronguard.spring.boot;

import io.github.cronguard.token.Secret;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** One of Boot's sources: it finds a property under all the spellings that Boot allows, and a variable's name as it is. */
final class SettingSource {
    private final ConfigurationPropertySource source;
    private final @Nullable PropertySource<?> raw;
    private final int order;
    /** Whether no property of cron-guard is in it for certain, as in most; each look-up of one makes and compares names. */
    private final boolean without;

    SettingSource(ConfigurationPropertySource source, int order) {
        this.source = source;
        this.raw = source.getUnderlyingSource() instanceof PropertySource<?> under ? under : null;
        this.order = order;
        this.without = source.containsDescendantOf(SettingName.ABOVE) == ConfigurationPropertyState.ABSENT;
    }

    /** The setting as it stands there: nothing, or once, or under a variable's and another name. */
    List<WrittenSetting> read(SettingName setting) {
        List<WrittenSetting> found = new ArrayList<>();
        variable(setting, found);
        property(setting, found);
        return found;
    }

    private void variable(SettingName setting, List<WrittenSetting> found) {
        String name = setting.variable();
        Object value = raw == null ? null : raw.getProperty(name);
        if (raw != null && value != null) {
            Origin origin = PropertySourceOrigin.get(raw, name);
            found.add(new WrittenSetting(setting, Set.of(name), true, text(value), origin, order));
        }
    }

    private void property(SettingName setting, List<WrittenSetting> found) {
        if (without) {
            return;
        }
        List<ConfigurationProperty> values = values(setting.bound());
        Set<String> written =
                values.stream().map(SettingSource::written).collect(Collectors.toCollection(LinkedHashSet::new));
        if (written.isEmpty() || written.equals(Set.of(setting.variable()))) {
            return;
        }
        String text =
                values.stream().map(value -> text(value.getValue()).reveal()).collect(Collectors.joining(","));
        boolean variable = raw instanceof SystemEnvironmentPropertySource;
        found.add(new WrittenSetting(
                setting, written, variable, Secret.of(text), values.get(0).getOrigin(), order));
    }

    /** The value, or the elements of a list. */
    private List<ConfigurationProperty> values(ConfigurationPropertyName name) {
        ConfigurationProperty value = source.getConfigurationProperty(name);
        if (value != null) {
            return List.of(value);
        }
        return Stream.iterate(0, index -> index + 1)
                .map(index -> source.getConfigurationProperty(name.append("[" + index + "]")))
                .takeWhile(element -> element != null)
                .toList();
    }

    /** All names that are in the source, as they are; none where it cannot list them. */
    Stream<String> names() {
        return raw instanceof EnumerablePropertySource<?> known ? Stream.of(known.getPropertyNames()) : Stream.empty();
    }

    private static String written(ConfigurationProperty value) {
        return value.getOrigin() instanceof PropertySourceOrigin origin
                ? origin.getPropertyName()
                : value.getName().toString();
    }

    private static Secret text(Object value) {
        String text = value instanceof CharSequence
                ? value.toString()
                : ApplicationConversionService.getSharedInstance().convert(value, String.class);
        return Secret.of(text == null ? "" : text);
    }
}
