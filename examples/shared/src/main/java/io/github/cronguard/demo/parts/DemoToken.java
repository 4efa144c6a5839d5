package io.github.cronguard.demo.parts;

import io.github.cronguard.token.CronTokens;
import io.github.cronguard.token.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The token that the demo makes for itself when it is given none. It is kept in a file and never printed. */
public final class DemoToken {
    private static final Set<String> GIVEN = Set.of(
            "CRON_TOKEN",
            "CRON_TOKEN_FILE",
            "CRON_TOKEN_SHA256",
            "cron-guard.token",
            "cron-guard.token-file",
            "cron-guard.token-sha256");

    private final Path file;
    private final Secret token;

    private DemoToken(Path file, Secret token) {
        this.file = file;
        this.token = token;
    }

    /**
     * The token of an earlier start, or a new one that is not written yet.
     *
     * @param isGiven says whether a setting of this name has a value
     * @param file where it is kept
     * @return empty when the settings name a token
     * @throws StartFailure if the file cannot be read
     */
    public static Optional<DemoToken> unlessGiven(Predicate<String> isGiven, Path file) {
        if (GIVEN.stream().anyMatch(isGiven)) {
            return Optional.empty();
        }
        try {
            Secret token = Files.exists(file)
                    ? Secret.of(Files.readString(file, StandardCharsets.UTF_8).strip())
                    : CronTokens.generate();
            return Optional.of(new DemoToken(file, token));
        } catch (IOException e) {
            throw new StartFailure("the token cannot be read from " + file, e);
        }
    }

    /**
     * The token itself.
     *
     * @return masked when it is printed
     */
    public Secret secret() {
        return token;
    }

    /**
     * Where it is kept.
     *
     * @return as it was given
     */
    public Path file() {
        return file;
    }

    /**
     * Writes a new token; the file of an earlier start stays as it is.
     *
     * @throws StartFailure if that fails
     */
    public void keep() {
        if (Files.exists(file)) {
            return;
        }
        try {
            Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
            if (Files.exists(folder) && !Files.isDirectory(folder)) {
                throw new StartFailure(folder + " is no folder; move it away", new IOException(folder.toString()));
            }
            Files.createDirectories(folder);
            // Its owner's alone from the first byte on, and whole or not there at all.
            Path draft = Files.createTempFile(folder, "cron-token", ".new", ownersAlone(folder));
            Files.writeString(draft, token.reveal() + "\n");
            Files.move(draft, file);
        } catch (FileAlreadyExistsException e) {
            throw new StartFailure("another demo has just written " + file + "; start again", e);
        } catch (IOException e) {
            throw new StartFailure("the token cannot be written to " + file, e);
        }
    }

    private static FileAttribute<?>[] ownersAlone(Path folder) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
