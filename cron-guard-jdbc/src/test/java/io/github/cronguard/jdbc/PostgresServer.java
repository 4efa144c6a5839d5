package io.github.cronguard.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The one PostgreSQL of this test run, started by the first test that needs it; the process ends it. */
final class PostgresServer {
    private static final EmbeddedPostgres POSTGRES = start();

    private PostgresServer() {}

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("synchronous_commit", "off")
                    .setServerConfig("full_page_writes", "off")
                    .setServerConfig("max_connections", "200")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String newSchema(String name) {
        TestDatabase.execute(POSTGRES.getPostgresDatabase(), "CREATE SCHEMA " + name);
        return POSTGRES.getJdbcUrl("postgres", "postgres") + "&currentSchema=" + name;
    }
}
