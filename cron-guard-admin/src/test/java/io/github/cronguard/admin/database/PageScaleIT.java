package io.github.cronguard.admin.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.cronguard.admin.AdminHost;
import io.github.cronguard.admin.Client;
import io.github.cronguard.jdbc.DatabaseKind;
import io.github.cronguard.jdbc.ExplainingDataSource;
import io.github.cronguard.jdbc.JdbcStorage;
import io.github.cronguard.jdbc.TestDatabase;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** With a million rows in each large table, every page comes from indexes, and soon. */
@Tag("scale")
@TestInstance(Lifecycle.PER_CLASS)
class PageScaleIT {
    private static final int ROWS = 1_000_000;
    private static final int WAITING = 10;
    /** More than a driver's threshold for statements that stay prepared, whose plans are made without the values. */
    private static final int WARM_UP = 15;

    private static final int TIMES = 15;
    private static final long MOST_MILLIS = 200;

    private final TestDatabase database = new TestDatabase(DatabaseKind.POSTGRESQL, true);
    private final String url = database.newUrl();
    // One connection, which knows its own counts of reads at once.
    private final HikariDataSource pool = database.pool(url, 1);
    private final ExplainingDataSource explaining = new ExplainingDataSource(database.pool(url, 1));
    private final JdbcStorage storage = JdbcStorage.on(pool);
    private final AdminHost host = AdminHost.on(storage);
    private final ManyRows many = new ManyRows(database.pool(url, 1), ROWS);

    @BeforeAll
    void fill() {
        many.insert(WAITING);
    }

    @AfterAll
    void close() throws Exception {
        host.close();
        database.close();
    }

    @Test
    void noPagesPlanReadsATableFromEndToEnd() throws Exception {
        try (AdminHost explained = AdminHost.on(JdbcStorage.on(explaining.dataSource()))) {
            Client anna = explained.serve().as("anna");
            for (PageCase page : pages()) {
                explaining.takePlans();
                get(anna, page);
                assertThat(explaining.takePlans())
                        .as(page.path())
                        .hasSizeGreaterThanOrEqualTo(page.statements())
                        .allSatisfy(plan -> assertThat(plan)
                                .doesNotContain(
                                        "Seq Scan on cron_runs",
                                        "Seq Scan on cron_steps",
                                        "Seq Scan on cron_enrollments",
                                        "Seq Scan on cron_refusals",
                                        "Seq Scan on cron_audit"));
            }
        }
    }

    @Test
    void everyPageComesSoonAndReadsNoTableFromEndToEnd() throws Exception {
        Client anna = host.serve().as("anna");
        StringBuilder table = new StringBuilder(
                "Pages with a million runs and steps: median and most of " + TIMES + " requests, in ms\n");
        List<String> late = pages().stream()
                .filter(page -> {
                    for (int i = 0; i < WARM_UP; i++) {
                        get(anna, page);
                    }
                    long scans = scans();
                    double[] millis = new double[TIMES];
                    for (int i = 0; i < TIMES; i++) {
                        millis[i] = get(anna, page);
                    }
                    assertThat(scans()).as(page.path()).isEqualTo(scans);
                    Arrays.sort(millis);
                    table.append(String.format(
                            Locale.ROOT, "%8.1f %8.1f  %s%n", millis[TIMES / 2], millis[TIMES - 1], page.path()));
                    return millis[TIMES / 2] > MOST_MILLIS;
                })
                .map(PageCase::path)
                .toList();
        System.out.println(table);
        assertThat(late).isEmpty();
    }

    private List<PageCase> pages() {
        return PageCase.all(many, storage.now());
    }

    /** How long it took, with its way through the container. */
    private static double get(Client anna, PageCase page) {
        long begin = System.nanoTime();
        assertThat(anna.get(page.path()).statusCode()).as(page.path()).isEqualTo(page.status());
        return (System.nanoTime() - begin) / 1e6;
    }

    /** How often the large tables were read from end to end so far. */
    private long scans() {
        TestDatabase.number(pool, "SELECT 1 FROM (SELECT pg_stat_force_next_flush()) f");
        return TestDatabase.number(
                pool,
                "SELECT SUM(seq_scan) FROM pg_stat_user_tables WHERE schemaname = current_schema() AND relname IN"
                        + " ('cron_runs', 'cron_steps', 'cron_enrollments', 'cron_refusals', 'cron_audit')");
    }
}
