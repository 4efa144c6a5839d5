package io.github.cronguard.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.json.JsonParserFactory;

/** The page, the properties, and what an IDE reads name the same settings, with the same defaults. */
class CronGuardPropertiesTest {
    private static final Pattern ROW = Pattern.compile("^\\| `([A-Z0-9_]+)` \\| `([a-z0-9.-]+)` \\|([^|]*)\\|.*$");

    @Test
    void areTheSettingsOfThePageUnderBothNames() throws IOException {
        assertThat(SettingName.all().stream()
                        .map(name -> name.variable() + " " + name.property())
                        .toList())
                .containsExactlyInAnyOrderElementsOf(
                        rows().map(row -> row.group(1) + " " + row.group(2)).toList());
    }

    @Test
    void anIdeIsToldOfAllWithDescriptionTypeAndDefault() throws IOException {
        Map<String, String> page = new TreeMap<>();
        rows().forEach(row -> page.put(row.group(2), fallback(row.group(3).strip())));
        Map<String, String> told = new TreeMap<>();
        for (Object entry : list("properties")) {
            Map<?, ?> property = (Map<?, ?>) entry;
            if (!String.valueOf(property.get("name")).startsWith("cron-guard.")) {
                continue; // those of the Actuator's endpoint, which Boot reads
            }
            told.put(String.valueOf(property.get("name")), String.valueOf(property.get("defaultValue")));
            assertThat(String.valueOf(property.get("type")))
                    .as("type of %s", property.get("name"))
                    .isIn("java.lang.String", "java.util.List<java.lang.String>");
            assertThat(String.valueOf(property.get("description")))
                    .as("description of %s", property.get("name"))
                    .endsWith(".");
        }

        assertThat(told).isEqualTo(page);
    }

    @Test
    void anIdeOffersTheWordsThatAreAllowed() throws IOException {
        assertThat(list("hints").stream().map(hint -> String.valueOf(((Map<?, ?>) hint).get("name"))))
                .contains(
                        "cron-guard.reply",
                        "cron-guard.require-https",
                        "cron-guard.initialize-schema",
                        "cron-guard.preset",
                        "cron-guard.busy-status");
    }

    @Test
    void anIdeOffersAllPresets() throws IOException {
        List<String> offered = list("hints").stream()
                .map(hint -> (Map<?, ?>) hint)
                .filter(hint -> "cron-guard.preset".equals(hint.get("name")))
                .flatMap(hint -> ((List<?>) Objects.requireNonNull(hint.get("values"))).stream())
                .map(value -> String.valueOf(((Map<?, ?>) value).get("value")))
                .toList();

        assertThat(new BootSources()
                        .yaml("cron-guard.token", BootSources.TOKEN)
                        .yaml("cron-guard.preset", "x")
                        .read()
                        .settings()
                        .check())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .startsWith("it must be one of " + String.join(", ", offered) + "; the nearest is "));
    }

    @Test
    void showNoValue() {
        MapConfigurationPropertySource source = new MapConfigurationPropertySource(Map.of(
                "cron-guard.token", BootSources.TOKEN,
                "cron-guard.allow-ips", "192.0.2.0/24,::1",
                "cron-guard.reply-time", "20s"));

        CronGuardProperties bound =
                new Binder(source).bind("cron-guard", CronGuardProperties.class).get();

        assertThat(bound.token()).isEqualTo(BootSources.TOKEN);
        assertThat(bound.allowIps()).containsExactly("192.0.2.0/24", "::1");
        assertThat(bound.toString()).isEqualTo("CronGuardProperties");
    }

    @Test
    void areNoBeanThatAnActuatorCouldShow() {
        Runners.plain().run(context -> assertThat(context).doesNotHaveBean(CronGuardProperties.class));
    }

    private static Stream<Matcher> rows() throws IOException {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs/settings.md"))) {
            folder = Objects.requireNonNull(folder.getParent());
        }
        return Files.readString(folder.resolve("docs/settings.md"))
                .lines()
                .map(ROW::matcher)
                .filter(Matcher::matches);
    }

    /** A default in words is none that an IDE could insert. */
    private static String fallback(String cell) {
        return cell.startsWith("`") ? cell.replace("`", "") : "null";
    }

    private static List<?> list(String key) throws IOException {
        List<Object> all = new ArrayList<>();
        for (URL url : Collections.list(CronGuardPropertiesTest.class
                .getClassLoader()
                .getResources("META-INF/spring-configuration-metadata.json"))) {
            try (InputStream in = url.openStream()) {
                String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                if (json.contains("\"cron-guard.token\"")) {
                    all.addAll((List<?>)
                            JsonParserFactory.getJsonParser().parseMap(json).get(key));
                }
            }
        }
        return all;
    }
}
