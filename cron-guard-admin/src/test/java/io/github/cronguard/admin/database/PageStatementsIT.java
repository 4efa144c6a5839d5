package io.github.cronguard.admin.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.cronguard.admin.AdminHost;
import io.github.cronguard.admin.Client;
import io.github.cronguard.jdbc.DatabaseKind;
import io.github.cronguard.jdbc.JdbcStorage;
import io.github.cronguard.jdbc.TestDatabase;
import io.github.cronguard.jdbc.WatchedDataSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page asks the database is the same few statements, however many rows there are. */
class PageStatementsIT {
    @RegisterExtension
    private final TestDatabase database = new TestDatabase(DatabaseKind.POSTGRESQL, true);

    @ParameterizedTest
    @ValueSource(ints = {100, 5_000})
    void aPageSendsTheSameFewStatements(int rows) throws Exception {
        HikariDataSource pool = database.pool(2);
        WatchedDataSource watched = new WatchedDataSource(pool);
        JdbcStorage storage = JdbcStorage.on(watched.dataSource());
        try (AdminHost host = AdminHost.on(storage)) {
            ManyRows many = new ManyRows(pool, rows);
            // more than a page in each state, where there are many
            many.insert(rows / 3);
            Client anna = host.serve().as("anna");
            Map<String, Integer> expected = new LinkedHashMap<>();
            Map<String, Integer> sent = new LinkedHashMap<>();
            for (PageCase page : PageCase.all(many, storage.now())) {
                expected.put(page.path(), page.statements());
                sent.put(page.path(), Math.min(statements(watched, anna, page), statements(watched, anna, page)));
            }
            assertThat(sent).isEqualTo(expected);
            assertThat(sent.get("/")).isLessThanOrEqualTo(8);
        }
    }

    /** With those of the guard's own look at how it is, if that comes at the same time; it does not come twice in a row. */
    private static int statements(WatchedDataSource watched, Client anna, PageCase page) {
        int before = watched.statements();
        assertThat(anna.get(page.path()).statusCode()).as(page.path()).isEqualTo(page.status());
        return watched.statements() - before;
    }
}
