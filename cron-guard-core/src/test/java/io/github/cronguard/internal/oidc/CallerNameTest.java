package io.github.cronguard.internal.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.internal.config.GuardConfig.Oidc;
import io.github.cronguard.spi.Verification.Accepted;
import io.github.cronguard.spi.Verification.Scope;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CallerNameTest {
    private static final String ISSUER = "https://issuer.example.test";

    private static String name(@Nullable String issuer, String text) {
        String name = CallerName.of(new Oidc.Subject(issuer, text));
        new Accepted(name, "oidc", Scope.RUN); // checks its length and characters
        return name;
    }

    @Test
    void isTheSubjectItselfWhereThatFits() {
        assertThat(name(null, "a")).isEqualTo("oidc:a");
        assertThat(name(null, "x".repeat(59))).isEqualTo("oidc:" + "x".repeat(59));
    }

    @Test
    void endsInADigestWhereItDoesNot() {
        assertThat(name(null, "repo:o/r:" + "x".repeat(51)))
                .hasSize(64)
                .startsWith("oidc:repo:o/r:x")
                .matches(".*~[0-9a-f]{32}");
        assertThat(name(null, "\uD83D\uDE00".repeat(40)))
                .startsWith("oidc:\uD83D\uDE00")
                .hasSizeLessThanOrEqualTo(64);
        assertThat(name(null, "x" + "\uD83D\uDE00".repeat(40))).startsWith("oidc:x\uD83D\uDE00");
    }

    @Test
    void isNeverSharedByTwoSubjects() {
        String tail = "x".repeat(70);
        Set<String> names = new HashSet<>();
        List<String> texts = List.of("a", "b", tail + 1, tail + 2, tail, tail.substring(0, 60), "x~" + "0".repeat(32));
        for (String text : texts) {
            assertThat(names.add(name(null, text))).isTrue();
            assertThat(names.add(name(ISSUER, text))).isTrue();
            assertThat(names.add(name(ISSUER + "/2", text))).isTrue();
            // the name of another subject as a subject of its own
            assertThat(names.add(name(null, name(ISSUER, text).substring(5)))).isTrue();
        }
    }
}
