package io.github.cronguard.internal.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the files that settings name. */
final class SmallFile {

    private SmallFile() {}

    /**
     * All of a file, as UTF-8.
     *
     * @param path the file
     * @param max the most bytes
     * @return its text
     * @throws IOException if it cannot be read, or is larger
     */
    static String read(Path path, int max) throws IOException {
        // a pipe or a device would block the caller for good
        if (!Files.isRegularFile(path)) {
            throw new IOException("it is not a regular file");
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(max + 1);
            if (bytes.length > max) {
                throw new IOException("it is larger than " + max + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
