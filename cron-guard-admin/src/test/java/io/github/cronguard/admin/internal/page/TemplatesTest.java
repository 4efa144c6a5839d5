package io.github.cronguard.admin.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What no template may hold: the content security policy would block it, or text from outside would become markup. */
class TemplatesTest {
    private static final Path FOLDER = Path.of("src/main/jte");

    static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".jte")).toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void holdsNoRawOutput(Path template) {
        assertThat(text(template)).doesNotContain("$unsafe", "@raw", "innerHTML");
    }

    @ParameterizedTest
    @MethodSource("templates")
    void holdsNoInlineStyleScriptOrHandler(Path template) {
        assertThat(text(template))
                .doesNotContainPattern("\\sstyle\\s*=")
                .doesNotContainPattern("(?i)<[^>]*\\son[a-z]+\\s*=")
                .doesNotContainPattern("(?i)<style")
                .doesNotContainPattern("(?i)javascript:")
                .doesNotContainPattern("(?s)<script[^>]*>[^<]");
    }

    @ParameterizedTest
    @MethodSource("templates")
    void linksNothingOfAnotherHost(Path template) {
        assertThat(text(template)).doesNotContainPattern("(href|src|action)=\"(https?:|//)");
    }

    @ParameterizedTest
    @MethodSource("templates")
    void givesEachHeadOfATableItsScope(Path template) {
        assertThat(text(template)).doesNotContainPattern("<th(?![a-z])(?![^>]*scope=)");
    }

    @ParameterizedTest
    @MethodSource("templates")
    void carriesTheTokenInEachFormThatIsPosted(Path template) {
        String text = text(template);
        int forms = Pattern.compile("<form[^>]*method=\"post\"").split(text, -1).length - 1;
        int tokens = text.split("name=\"csrf\" value=\"\\$\\{frame.formToken\\(\\)}\"", -1).length - 1;

        assertThat(tokens).isEqualTo(forms);
    }

    @Test
    void areThere() throws IOException {
        assertThat(templates()).hasSizeGreaterThan(15);
    }
}
