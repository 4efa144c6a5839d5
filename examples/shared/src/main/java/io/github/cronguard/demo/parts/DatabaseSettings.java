package io.github.cronguard.demo.parts;

import io.github.cronguard.token.Secret;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;

/**
 * Which database.
 *
 * @param url JDBC; never shown, because it may hold a password
 * @param user who asks
 * @param password that user's
 */
public record DatabaseSettings(String url, String user, Secret password) {
    /**
     * Without WRITE_DELAY=0 a killed process loses rows that were committed. Without DB_CLOSE_ON_EXIT=FALSE H2 closes its
     * files at SIGTERM, under the run that is to be finished first.
     */
    private static final String ON_DISK = "jdbc:h2:file:./data/cron-guard;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";

    private static final Map<String, String> SERVERS =
            Map.of("jdbc:postgresql:", "PostgreSQL", "jdbc:mariadb:", "MariaDB");

    static DatabaseSettings read(Environment values) {
        String user = values.text("CRON_DB_USER").orElse("");
        Secret password = Secret.of(values.text("CRON_DB_PASSWORD").orElse(""));
        if (values.text("CRON_DB_URL").isEmpty()) {
            if (!user.isEmpty() || !password.reveal().isEmpty()) {
                values.problem("CRON_DB_URL", "is missing beside CRON_DB_USER or CRON_DB_PASSWORD");
            }
            return new DatabaseSettings(ON_DISK, "", Secret.of(""));
        }
        String url = values.text("CRON_DB_URL").get();
        check(url, values);
        return new DatabaseSettings(url, user, password);
    }

    private static void check(String url, Environment values) {
        String lower = url.toLowerCase(Locale.ROOT);
        if (lower.startsWith("jdbc:mysql:")) {
            values.problem("CRON_DB_URL", "MySQL's driver is not in the demo: MariaDB is reached by jdbc:mariadb:");
        } else if (SERVERS.keySet().stream().noneMatch(lower::startsWith) || !hasDriver(url)) {
            values.problem(
                    "CRON_DB_URL",
                    "must be like jdbc:postgresql://host:5432/database or jdbc:mariadb://host:3306/database");
        }
    }

    private static boolean hasDriver(String url) {
        try {
            DriverManager.getDriver(url);
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    /**
     * Whether it is the demo's own.
     *
     * @return false for a server
     */
    public boolean onDisk() {
        return url.equals(ON_DISK);
    }

    @Override
    public String toString() {
        String lower = url.toLowerCase(Locale.ROOT);
        String server = SERVERS.entrySet().stream()
                .filter(one -> lower.startsWith(one.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
        return "DatabaseSettings[" + (onDisk() ? "H2 on disk" : server) + "]";
    }
}
