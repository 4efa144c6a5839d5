package io.github.cronguard.demo.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoTokenTest {
    private static final Set<String> NONE = Set.of();

    @TempDir
    private Path folder;

    @Test
    void writesItsTokenForItsOwnerAlone() throws Exception {
        Path file = folder.resolve("data").resolve("cron-token");
        DemoToken token = DemoToken.unlessGiven(NONE::contains, file).orElseThrow();
        token.keep();

        assertThat(Files.readString(file)).isEqualTo(token.secret().reveal() + "\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void writesNothingBeforeItIsToldTo() {
        DemoToken.unlessGiven(NONE::contains, folder.resolve("cron-token"));

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void takesTheTokenOfAnEarlierStart() throws Exception {
        Path file = folder.resolve("cron-token");
        Files.writeString(file, "a-token-of-an-earlier-start\n");
        DemoToken token = DemoToken.unlessGiven(NONE::contains, file).orElseThrow();
        token.keep();

        assertThat(token.secret().reveal()).isEqualTo("a-token-of-an-earlier-start");
        assertThat(file).hasContent("a-token-of-an-earlier-start\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CRON_TOKEN", "CRON_TOKEN_FILE", "CRON_TOKEN_SHA256"})
    void makesNoneWhenOneIsGiven(String name) {
        assertThat(DemoToken.unlessGiven(name::equals, folder.resolve("cron-token")))
                .isEmpty();
    }
}
