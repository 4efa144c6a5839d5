package io.github.cronguard.demo.test;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Demos on one database, each in a folder of its own. */
final class Nodes implements AutoCloseable {
    private final Path folder;
    private final Map<String, String> settings;
    private final List<DemoProcess> all = new ArrayList<>();

    Nodes(Path folder, Map<String, String> settings) {
        this.folder = folder;
        this.settings = settings;
    }

    DemoProcess start() throws IOException {
        DemoProcess node = DemoProcess.start(folder.resolve("node-" + (all.size() + 1)), settings);
        all.add(node);
        return node;
    }

    DemoProcess first() {
        return all.get(0);
    }

    void forEach(Consumer<DemoProcess> action) {
        all.forEach(action);
    }

    @Override
    public void close() {
        all.forEach(DemoProcess::close);
    }
}
