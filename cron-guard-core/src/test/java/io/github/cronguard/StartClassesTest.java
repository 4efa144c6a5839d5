package io.github.cronguard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.memory.InMemoryStorage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a guard loads at the start, in a process of its own. Classes are counted, not time. */
class StartClassesTest {
    private static final String OWN = "io.github.cronguard.";

    /** Without those of lambdas. */
    private static final int MOST_OF_ITS_OWN = 192;

    @TempDir
    Path folder;

    /** A process with a guard in memory, which is ended when it has been built. */
    static final class OneGuard {
        private OneGuard() {}

        public static void main(String[] settings) {
            SettingsBuilder builder = Settings.builder().token("vD3xJ1Qm8sT5kLz0pWcR7yHbN2fGaE4uXo6iVqKjMdZ");
            for (int i = 0; i < settings.length; i += 2) {
                builder.set(settings[i], settings[i + 1]);
            }
            CronGuard guard = CronGuard.builder(builder.build())
                    .storage(new InMemoryStorage())
                    .task("work", Schedule.everyTrigger(), run -> RunCounts.NONE)
                    .build();
            Runtime.getRuntime().halt(guard.name().isEmpty() ? 1 : 0);
        }
    }

    private List<String> loaded(String... settings) throws IOException, InterruptedException {
        Path log = folder.resolve("classes.log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + log + "::filecount=0",
                "-cp",
                System.getProperty("java.class.path"),
                OneGuard.class.getName()));
        command.addAll(List.of(settings));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.log").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        // [0.012s][info][class,load] java.lang.Object source: shared objects file
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(" source: "))
                    .map(line -> line.replaceFirst("^.*\\] (\\S+) source: .*$", "$1"))
                    .filter(name -> !name.startsWith(getClass().getName()))
                    .toList();
        }
    }

    @Test
    void loadsNothingThatOnlyOtherSettingsOrACallNeed() throws Exception {
        assertThat(loaded())
                .contains(OWN + "CronGuard", OWN + "internal.run.RunEngine")
                .noneMatch(name -> name.startsWith("java.net.http."))
                .noneMatch(name -> name.startsWith("javax.net.ssl."))
                .noneMatch(name -> name.startsWith("java.net.InetAddress"))
                .noneMatch(name -> name.startsWith("javax.crypto."))
                .noneMatch(name -> name.startsWith("com.nimbusds."))
                .noneMatch(name -> name.startsWith("com.cronutils."))
                .noneMatch(name -> name.startsWith("io.github.resilience4j."))
                .noneMatch(name -> name.startsWith(OWN + "internal.http."))
                .noneMatch(name -> name.startsWith(OWN + "internal.signature."));
    }

    @Test
    void seesWhatAHeartbeatLoads() throws Exception {
        assertThat(loaded("heartbeat-url", "https://example.test/ping"))
                .anyMatch(name -> name.startsWith(OWN + "internal.http."));
    }

    @Test
    void loadsNoMoreOfItsOwnThanAGuardIsMadeOf() throws Exception {
        assertThat(loaded().stream()
                        .filter(name -> name.startsWith(OWN) && !name.contains("$$Lambda"))
                        .count())
                .isBetween(100L, (long) MOST_OF_ITS_OWN);
    }

    /** Each shape of a concatenation that is put together at run time is some classes more; see the compiler's arguments. */
    @Test
    void concatenatesWithoutMakingClasses() throws IOException {
        List<Path> concatenating = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("target", "classes"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                if (Files.readString(file, StandardCharsets.ISO_8859_1).contains("makeConcatWithConstants")) {
                    concatenating.add(file);
                }
            }
        }
        assertThat(concatenating).isEmpty();
    }
}
