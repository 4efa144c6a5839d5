package io.github.cronguard.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/settings.md} and {@link Setting} name the same settings. */
class SettingsPageTest {
    /** A row: environment name, property, default, then the rule. */
    private static final Pattern ROW = Pattern.compile("^\\| `([A-Z0-9_]+)` \\| `([a-z0-9.-]+)` \\|([^|]*)\\|.*$");

    @Test
    void namesExactlyTheSettingsThatThereAre() throws IOException {
        assertThat(rows()).containsExactlyInAnyOrderElementsOf(page());
    }

    private static List<String> rows() {
        return Arrays.stream(Setting.values())
                .map(s -> row(
                        s.environment(),
                        s.property(),
                        s.fallback().map(text -> "`" + text + "`").orElse("")))
                .toList();
    }

    /** The rows of the page. A default in words counts as none. */
    private static List<String> page() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "settings.md"));
        return page.lines()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(row -> row(row.group(1), row.group(2), code(row.group(3).strip())))
                .toList();
    }

    private static String code(String cell) {
        return cell.startsWith("`") ? cell : "";
    }

    private static String row(String environment, String property, String fallback) {
        return environment + " " + property + " " + fallback;
    }
}
