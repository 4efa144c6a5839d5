package io.github.cronguard.servlet.hostile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The tables of requests that lie beside this class. */
final class HostileTable {
    private HostileTable() {}

    static List<HostileRow> rows(String name) throws IOException {
        return new String(bytes(name), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#") && !line.startsWith("id\t"))
                .map(HostileRow::parse)
                .toList();
    }

    static byte[] bytes(String name) throws IOException {
        try (InputStream in = HostileTable.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("There is no table " + name);
            }
            return in.readAllBytes();
        }
    }
}
