package io.github.cronguard.demo.test;

import java.util.Map;

/** A database on a PostgreSQL that lives on this machine. */
record PostgresDatabase(int port, String name) {
    private static final String USER = "postgres";

    private String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
    }

    Map<String, String> settings() {
        return Map.of("CRON_DB_URL", url(), "CRON_DB_USER", USER);
    }

    DemoTables tables() {
        return new DemoTables(url(), USER);
    }
}
