package io.github.cronguard.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever copies a sample out of a document must not have a token that everybody has. */
class DocumentedTokensTest {
    private static final Pattern SHOWN = Pattern.compile(
            "(?:[Bb]earer |TOKEN=|TOKEN_PREVIOUS=|token=|token: |whsec_)[\"']?([A-Za-z0-9._~+/=-]{32,})");

    @Test
    void noTokenThatADocumentShowsIsAccepted() throws IOException {
        for (Path page : pages()) {
            for (MatchResult sample :
                    SHOWN.matcher(Files.readString(page)).results().toList()) {
                assertThat(TokenText.weakness(sample.group(1)))
                        .as("%s in %s", sample.group(1), page)
                        .isPresent();
            }
        }
    }

    @Test
    void findsSamplesInTheUsualPlaces() {
        String random = "Zk3Qv8Xm2Rt9Lw5Yb7Nc4Hd6Js1Pg0FaeUoI";
        for (String text : List.of("Authorization: Bearer ", "CRON_TOKEN=", "?token=", "whsec_", "token: \"")) {
            assertThat(SHOWN.matcher(text + random).find()).as(text).isTrue();
        }
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> all = Files.walk(Path.of(".."), 6)) {
            return all.filter(path -> path.toString().endsWith(".md")).toList();
        }
    }
}
