package io.github.cronguard.internal.config;

import io.github.cronguard.internal.text.Visible;
import io.github.cronguard.spi.Bounds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

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
        String host = environment.map(String::strip).orElse("");
        if (host.isEmpty()) {
            host = kernelsName(kernel).strip();
        }
        if (host.isEmpty()) {
            host = "unknown";
        }
        return Visible.line(Visible.line(host, MAX_HOST) + ":" + pid, Bounds.NODE);
    }

    private static String kernelsName(Path kernel) {
        try {
            return Files.readString(kernel);
        } catch (IOException e) {
            return ""; // not a Linux machine
        }
    }
}
