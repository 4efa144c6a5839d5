package io.github.cronguard.internal.config;

import io.github.cronguard.internal.text.Visible;
import io.github.cronguard.spi.Bounds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** What a node is called unless it is told: its host's name and its process id. No name is looked up in the network. */
final class DefaultNode {
    private static final Path KERNEL = Path.of("/proc/sys/kernel/hostname");
    private static final int MAX_HOST = 100;

    private DefaultNode() {}

    static String name() {
        return name(
                Optional.ofNullable(System.getenv("HOSTNAME")),
                KERNEL,
                ProcessHandle.current().pid());
    }

    static String name(Optional<String> environment, Path kernel, long pid) {
        String host = Stream.of(environment, kernelsName(kernel))
                .flatMap(Optional::stream)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("unknown");
        return Visible.line(Visible.line(host, MAX_HOST) + ":" + pid, Bounds.NODE);
    }

    private static Optional<String> kernelsName(Path kernel) {
        try {
            return Optional.of(Files.readString(kernel));
        } catch (IOException e) {
            return Optional.empty(); // not a Linux machine
        }
    }
}
