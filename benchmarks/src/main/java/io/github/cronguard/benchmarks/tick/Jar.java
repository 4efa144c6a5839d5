package io.github.cronguard.benchmarks.tick;

import java.nio.file.Path;

/** The version of a peer, as its jar's name has it. */
final class Jar {
    private Jar() {}

    static String of(Class<?> type) throws Exception {
        return String.valueOf(
                Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                        .getFileName());
    }
}
