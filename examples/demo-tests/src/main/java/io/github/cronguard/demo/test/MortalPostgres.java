package io.github.cronguard.demo.test;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** PostgreSQL that can be stopped, started again with the same data on the same port, and made to hang. */
final class MortalPostgres implements AutoCloseable {
    private final Path data;
    private EmbeddedPostgres server;

    MortalPostgres(Path folder) throws IOException {
        data = folder.resolve("postgres");
        server = start(0);
    }

    private EmbeddedPostgres start(int port) throws IOException {
        EmbeddedPostgres.Builder builder =
                EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false);
        return port == 0 ? builder.start() : builder.setPort(port).start();
    }

    PostgresDatabase database() {
        return new PostgresDatabase(server.getPort(), "postgres");
    }

    /** Ends it: connections are closed, further ones are refused. */
    void stop() throws IOException {
        server.close();
    }

    void startAgain() throws IOException {
        server = start(server.getPort());
    }

    /** Connections stay and nothing answers, not even a new one. */
    void freeze() throws IOException, InterruptedException {
        for (ProcessHandle process : processes()) {
            Signals.stop(process);
        }
    }

    void thaw() throws IOException, InterruptedException {
        for (ProcessHandle process : processes()) {
            Signals.cont(process);
        }
    }

    /** The first one makes the others, so it comes first. */
    private List<ProcessHandle> processes() throws IOException {
        String pid = Files.readAllLines(data.resolve("postmaster.pid")).get(0);
        ProcessHandle first = ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
        return Stream.concat(Stream.of(first), first.descendants()).toList();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
