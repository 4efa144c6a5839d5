package io.github.cronguard.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoTokenTest {
    private static final Settings NONE = Settings.of(Map.of(), Map.of());

    @TempDir
    private Path folder;

    @Test
    void writesItsTokenForItsOwnerAlone() throws Exception {
        Path file = folder.resolve("data").resolve("cron-token");
        DemoToken token = DemoToken.unlessGiven(NONE, file).orElseThrow();
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
        DemoToken.unlessGiven(NONE, folder.resolve("cron-token"));

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void takesTheTokenOfAnEarlierStart() throws Exception {
        Path file = folder.resolve("cron-token");
        Files.writeString(file, "a-token-of-an-earlier-start\n");
        DemoToken token = DemoToken.unlessGiven(NONE, file).orElseThrow();
        token.keep();

        assertThat(token.secret().reveal()).isEqualTo("a-token-of-an-earlier-start");
        assertThat(file).hasContent("a-token-of-an-earlier-start\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CRON_TOKEN", "CRON_TOKEN_FILE", "CRON_TOKEN_SHA256"})
    void makesNoneWhenOneIsGiven(String name) {
        Settings given = Settings.of(Map.of(), Map.of(name, "x"));

        assertThat(DemoToken.unlessGiven(given, folder.resolve("cron-token"))).isEmpty();
    }
}
