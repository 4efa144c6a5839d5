package io.github.cronguard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.cronguard.GuardClock;
import io.github.cronguard.spi.RunHistory;
import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.RunQuery;
import io.github.cronguard.spi.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read for a page costs the same among many runs: on PostgreSQL, whose plans say how many rows they touched. */
@TestInstance(Lifecycle.PER_CLASS)
class RunPlansIT {
    private static final int RUNS = 300_000;
    private static final int PAGE = 50;
    /** More than a page, and far less than the table. */
    private static final int FEW = 4 * PAGE;

    private final TestDatabase database = new TestDatabase(DatabaseKind.POSTGRESQL, true);
    private HikariDataSource pool;
    private ExplainedDataSource explained;
    private JdbcStorage storage;
    private Instant now;

    /**
     * A run a minute. The first tenth is of a caller of another name, failures are rare, and behind them all are the runs of
     * another guard.
     */
    @BeforeAll
    void fill() {
        pool = database.pool(2);
        explained = new ExplainedDataSource(pool);
        storage = JdbcStorage.on(explained.dataSource());
        storage.open(Contexts.of(Running.GUARD, GuardClock.system()));
        String columns = "guard, status, request_id, trigger_method, caller, node, fence, started_at, finished_at,"
                + " duration_ms, processed, queued, skipped, failed, output";
        String values = ", CASE WHEN mod(n, 10000) = 7 THEN 'FAILED' ELSE 'OK' END, 'request-' || n, 'POST',"
                + " CASE WHEN n <= " + RUNS / 10 + " THEN 'old' ELSE 'default' END, 'node', n,"
                + " now() - (%d - n) * INTERVAL '1 minute', now() - (%1$d - n) * INTERVAL '1 minute', 220, 3, 0, 0, 0,"
                + " repeat('x', 200) FROM generate_series(1, %1$d) n";
        String insert = "INSERT INTO cron_runs (" + columns + ") SELECT '";
        TestDatabase.execute(
                pool,
                insert + Running.GUARD + "'" + values.formatted(RUNS),
                insert + "another'" + values.formatted(RUNS / 3),
                "INSERT INTO cron_refusals SELECT '" + Running.GUARD + "', date_trunc('minute', now()) - n * INTERVAL"
                        + " '1 minute', 'rate', 1, '192.0.2.1', 'request' FROM generate_series(0, 100000) n",
                "INSERT INTO cron_enrollments (guard, sequence_key, contact, round, attributes, state, enrolled_at)"
                        + " SELECT '" + Running.GUARD + "', 'outreach', 'user-' || n, 1, '', 'ACTIVE', now()"
                        + " FROM generate_series(1, 20000) n",
                "INSERT INTO cron_steps (guard, enrollment_id, round, sequence_key, step_no, step_name, step_key, state,"
                        + " due_at, attempts, finished_at) SELECT guard, id, 1, sequence_key, 1, 'intro', contact, 'DONE',"
                        + " now(), 1, now() FROM cron_enrollments",
                "VACUUM ANALYZE");
        now = storage.now();
    }

    @AfterAll
    void close() {
        pool.close();
    }

    private Instant ago(Duration time) {
        return now.minus(time);
    }

    private Stream<RunQuery> queries() {
        RunQuery newest = RunQuery.newest(PAGE);
        RunQuery longAgo = newest.between(ago(Duration.ofDays(150)), ago(Duration.ofDays(149)));
        RunQuery failedLongAgo = newest.between(ago(Duration.ofDays(150)), null).withStatus(RunStatus.FAILED);
        RunId middle = storage.runHistory().page(longAgo).get(0).id();
        return Stream.of(
                        newest,
                        newest.withStatus(RunStatus.OK),
                        newest.withStatus(RunStatus.FAILED),
                        newest.withStatus(RunStatus.ABANDONED),
                        newest.withCaller("default"),
                        newest.withCaller("old"),
                        newest.withCaller("nobody"),
                        newest.withRequestId("request-77"),
                        newest.withRequestId("request-77").withStatus(RunStatus.OK),
                        newest.withRequestId("no request"),
                        longAgo,
                        longAgo.withStatus(RunStatus.OK),
                        longAgo.withCaller("default"),
                        failedLongAgo,
                        newest.between(null, ago(Duration.ofDays(1))),
                        newest.between(ago(Duration.ofDays(200)), null))
                .flatMap(query -> Stream.of(query, query.before(middle), query.after(middle)));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void aPageTouchesFewRows(RunQuery query) {
        assertFew(explained.explain(() -> storage.runHistory().page(query)));
    }

    @Test
    void aPageOfAGuardThatRunsNoMoreTouchesFewRows() {
        JdbcStorage old = JdbcStorage.on(explained.dataSource());
        old.open(Contexts.of("retired", GuardClock.system()));
        assertFew(explained.explain(() -> old.runHistory().page(RunQuery.newest(PAGE))));
        assertFew(explained.explain(old::health));
    }

    @Test
    void aChartTouchesWhatItShows() {
        RunHistory history = storage.runHistory();
        assertFew(explained.explain(() -> history.recent(Duration.ofDays(100), PAGE)));
        assertFew(explained.explain(() -> history.refusals(Duration.ofHours(1))));
        assertFew(explained.explain(() -> history.counts(Duration.ofHours(3))));
        assertFew(explained.explain(history::last));
    }

    @Test
    void howThingsStandTouchesFewRows() {
        assertFew(explained.explain(() -> storage.health()));
    }

    private static void assertFew(List<Plan> plans) {
        assertThat(plans).isNotEmpty().allSatisfy(plan -> {
            assertThat(plan.text()).doesNotContain("Seq Scan on cron_runs").doesNotContain("Seq Scan on cron_steps");
            assertThat(plan.mostRows()).as(plan.toString()).isLessThanOrEqualTo(FEW);
        });
    }
}
