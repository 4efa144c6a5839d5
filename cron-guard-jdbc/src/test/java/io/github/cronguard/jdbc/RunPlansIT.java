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

    /** Behind the runs are those of another guard. */
    @BeforeAll
    void fill() {
        pool = database.pool(2);
        explained = new ExplainedDataSource(pool);
        storage = JdbcStorage.on(explained.dataSource());
        storage.open(Contexts.of(Running.GUARD, GuardClock.system()));
        ManyRuns runs = new ManyRuns(pool, Running.GUARD, RUNS);
        runs.insert();
        new ManyRuns(pool, "another", RUNS / 3).insert();
        runs.insertRefusals(100_000);
        TestDatabase.execute(
                pool,
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
