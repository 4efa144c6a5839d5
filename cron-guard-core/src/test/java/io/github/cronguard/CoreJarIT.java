package io.github.cronguard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a host gets: the jar that was just built. Which jars come with it, the enforcer says in this module's pom.xml. */
class CoreJarIT {
    private static final long MOST = 700_000;

    @Test
    void weighsNoMoreThanItMay() {
        File[] built = Path.of("target").toFile().listFiles();
        List<File> jars = Stream.of(built == null ? new File[0] : built)
                .filter(file -> file.getName().matches("cron-guard-core-[0-9.]+(-SNAPSHOT)?\\.jar"))
                .toList();
        assertThat(jars).isNotEmpty().allSatisfy(jar -> assertThat(jar.length()).isLessThanOrEqualTo(MOST));
    }
}
