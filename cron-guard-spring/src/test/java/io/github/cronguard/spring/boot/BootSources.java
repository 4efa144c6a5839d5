package io.github.cronguard.spring.boot;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Boot's usual sources, in their order, with what a test puts into them. */
final class BootSources {
    static final String TOKEN = "k7Q2vX9mB4tR8wZ1nC6yH3jL5pD0sFgA-first";
    static final String OTHER = "pD0sFgA9mB4tR8wZ1nC6yH3jL5k7Q2vX-other";

    private final Map<String, Object> commandLine = new TreeMap<>();
    private final Map<String, Object> variables = new TreeMap<>();
    private final Map<String, Object> yaml = new TreeMap<>();

    BootSources commandLine(String name, Object value) {
        commandLine.put(name, value);
        return this;
    }

    BootSources variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    BootSources yaml(String name, Object value) {
        yaml.put(name, value);
        return this;
    }

    ConfigurableEnvironment environment() {
        StandardEnvironment environment = new StandardEnvironment();
        MutablePropertySources sources = environment.getPropertySources();
        sources.remove(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
        sources.replace(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        sources.addFirst(new MapPropertySource("commandLineArgs", commandLine));
        sources.addLast(new MapPropertySource("application.yml", yaml));
        return environment;
    }

    BootSettings read() {
        return BootSettings.of(environment());
    }

    /** The names and texts that a guard gets. */
    Map<String, String> given() {
        Map<String, String> given = new TreeMap<>();
        read().settings()
                .values()
                .forEach(value -> given.put(value.name(), value.text().reveal()));
        return given;
    }
}
