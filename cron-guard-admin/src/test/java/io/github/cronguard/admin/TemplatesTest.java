package io.github.cronguard.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the templates must not hold: text that is not escaped, and what the policy of the pages forbids anyway. */
class TemplatesTest {
    private static final List<Pattern> FORBIDDEN = Stream.of(
                    "\\$unsafe",
                    "@raw",
                    "<script(?![^>]*\\ssrc=)[^>]*>",
                    "<script[^>]*>\\s*[^<\\s]",
                    "<style",
                    "\\son[a-z]+\\s*=",
                    "\\sstyle\\s*=",
                    "javascript:",
                    "https?://",
                    "[\"'(=]//",
                    "<base",
                    "<iframe",
                    "<form(?![^>]*\\smethod=\"(post|get)\")",
                    // a form without its token would be refused
                    "method=\"post\"[^>]*>(?!\\s*<input type=\"hidden\" name=\"csrf\" value=\"\\$\\{frame\\.formToken\\(\\)}\">)")
            .map(expression -> Pattern.compile(expression, Pattern.CASE_INSENSITIVE))
            .toList();

    static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/jte"))) {
            return files.filter(file -> file.toString().endsWith(".jte"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> found(String text) {
        return FORBIDDEN.stream()
                .filter(pattern -> pattern.matcher(text).find())
                .map(Pattern::pattern)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void holdsNothingThatIsForbidden(Path template) throws IOException {
        assertThat(found(Files.readString(template))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>$unsafe{x}</p>", "@raw<b>@endraw", "<script>alert(1)</script>", "<script src=\"a.js\">x</script>",
                "<p onclick=\"x()\">", "<p\nstyle = \"a\">", "<a href=\"https://cdn.example/\">",
                        "<img src=\"//cdn.example\">",
                "<form action=\"x\">", "<form method=\"post\" action=\"x\"><input name=\"a\"></form>"
            })
    void wouldFindIt(String text) {
        assertThat(found(text)).isNotEmpty();
    }

    @Test
    void looksAtTheTemplates() throws IOException {
        assertThat(templates()).hasSizeGreaterThan(4);
    }
}
