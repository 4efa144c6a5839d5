package io.github.cronguard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tests that a page names as its proof are there, under these names. */
class NamedTestsTest {
    private static final Path PROJECT = Path.of("..");

    /** {@code `Class.method`}, or {@code `.method`} of the class that was named last. */
    private static final Pattern NAME = Pattern.compile("`([A-Z]\\w*(?:Test|IT|Contract))?\\.([a-z]\\w+)`");

    @ParameterizedTest
    @ValueSource(strings = {"policy.md", "guarantees.md", "threat-model.md"})
    void areThere(String page) throws IOException {
        Map<String, String> sources = sources();
        String text = Files.readString(PROJECT.resolve("docs").resolve(page));
        String className = "none";
        int named = 0;
        for (MatchResult name : NAME.matcher(text).results().toList()) {
            className = Optional.ofNullable(name.group(1)).orElse(className);
            assertThat(sources).as(page).containsKey(className);
            assertThat(sources.get(className)).as(className).contains(" " + name.group(2) + "(");
            named++;
        }
        assertThat(named).isPositive();
    }

    private static Map<String, String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(PROJECT, 14)) {
            return files.filter(NamedTestsTest::isTest)
                    .collect(Collectors.toMap(NamedTestsTest::className, NamedTestsTest::read, String::concat));
        }
    }

    private static boolean isTest(Path file) {
        return file.toString().contains("/src/")
                && file.getFileName().toString().matches("[A-Z]\\w*(?:Test|IT|Contract)\\.java");
    }

    private static String className(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
