package io.github.cronguard.admin.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.cronguard.admin.AdminHost;
import io.github.cronguard.admin.Client;
import io.github.cronguard.jdbc.DatabaseKind;
import io.github.cronguard.jdbc.JdbcStorage;
import io.github.cronguard.jdbc.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Pages while a real database is stopped. */
class DatabaseAwayIT {
    @RegisterExtension
    private final TestDatabase database = new TestDatabase(DatabaseKind.POSTGRESQL, true);

    @Test
    void says503FromMemoryWhileTheServerIsStopped() throws Exception {
        AdminHost host;
        Client anna;
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
            HikariDataSource pool = database.pool(server.getJdbcUrl("postgres", "postgres"), 2);
            pool.setConnectionTimeout(1_000);
            host = AdminHost.on(JdbcStorage.on(pool));
            anna = host.serve().as("anna");
            assertThat(anna.get("/").statusCode()).isEqualTo(200);
        }
        try (host) {
            for (String path : List.of("/", "/tiles", "/runs", "/attention")) {
                HttpResponse<String> answer = anna.get(path);
                assertThat(answer.statusCode()).as(path).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).as(path).isPresent();
                assertThat(answer.body())
                        .contains("The database does not answer. Last seen 2026-11-24 12:00:30 UTC on this node.")
                        .doesNotContain("localhost", "Connection");
            }
        }
    }
}
