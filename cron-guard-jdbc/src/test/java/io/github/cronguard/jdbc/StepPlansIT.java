package io.github.cronguard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.spi.Claim;
import io.github.cronguard.spi.ClaimMarks;
import io.github.cronguard.spi.ClaimRequest;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.StepHistory;
import io.github.cronguard.spi.StepQuery;
import io.github.cronguard.spi.StepSource;
import io.github.cronguard.spi.StepState;
import io.github.cronguard.spi.StepTotals;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** PostgreSQL answers what persons ask of many steps from its indexes: neither steps nor enrollments are read from end to end. */
class StepPlansIT {
    /** More than a driver's threshold for statements that stay prepared, whose plans are made without the values. */
    private static final int TIMES = 12;

    @RegisterExtension
    private final TestDatabase database = new TestDatabase(DatabaseKind.POSTGRESQL, true);

    @Test
    void readsNoTableOfAHundredThousandStepsFromEndToEnd() {
        assertReadsIndexesAlone(100_000);
    }

    @Test
    @Tag("scale")
    void readsNoTableOfAMillionStepsFromEndToEnd() {
        assertReadsIndexesAlone(1_000_000);
    }

    private void assertReadsIndexesAlone(int steps) {
        String url = database.newUrl();
        ExplainingDataSource explaining = new ExplainingDataSource(database.pool(url, 1));
        StepHistory explained = Running.on(explaining.dataSource()).storage().stepHistory();
        DataSource pool = database.pool(url, 1);
        StepHistory history = Running.on(pool).storage().stepHistory();
        ManySteps many = new ManySteps(pool, Running.GUARD, "outreach", steps, 10);
        many.insert();
        questions(many).forEach((name, question) -> {
            explaining.takePlans();
            question.accept(explained);
            List<String> plans = explaining.takePlans();
            assertThat(plans)
                    .as(name)
                    .isNotEmpty()
                    .allSatisfy(plan -> assertThat(plan).doesNotContain("Seq Scan on cron_"));
            long before = scans(pool);
            for (int i = 0; i < TIMES; i++) {
                question.accept(history);
            }
            assertThat(scans(pool)).as(name).isEqualTo(before);
        });
        // Of each kind as many as are looked at, of two numbers.
        long half = StepTotals.MOST / 2;
        assertThat(history.totals(Duration.ofDays(365)))
                .hasSize(2)
                .allSatisfy(totals -> assertThat(List.of(totals.due(), totals.later(), totals.done()))
                        .containsOnly(half));
    }

    @Test
    void claimsAndMarksReadNoTableOfAHundredThousandStepsFromEndToEnd() {
        DataSource pool = database.pool(2);
        Running running = Running.on(pool);
        StepSource source = running.storage().stepSource();
        new ManySteps(pool, Running.GUARD, "outreach", 100_000, 10).insert();
        try (Lease lease = running.acquire()) {
            running.start(lease);
            long before = scans(pool);
            Claim claim = running.claim(lease, 100);
            for (int i = 0; i < TIMES; i++) {
                assertThat(claim.steps()).hasSize(100);
                claim = source.markAndClaim(
                                List.of(new ClaimMarks(claim, Running.done(claim))),
                                new ClaimRequest(List.of("outreach"), 100, lease))
                        .orElseThrow()
                        .claim();
            }
            source.giveBack(claim, claim.steps());
            assertThat(source.takeOver(lease)).isZero();
            assertThat(scans(pool)).isEqualTo(before);
        }
    }

    private static Map<String, Consumer<StepHistory>> questions(ManySteps many) {
        RunId run = new RunId(many.done() / 1_000);
        Map<String, Consumer<StepHistory>> questions = new LinkedHashMap<>();
        questions.put(
                "find", history -> assertThat(history.find("outreach/7/1")).isPresent());
        for (StepState state : List.of(StepState.DEAD, StepState.UNCERTAIN, StepState.QUEUED)) {
            StepQuery all = new StepQuery(state, null, null, null, 50);
            StepQuery some = new StepQuery(state, "outreach", "no such", (long) many.steps(), 1_000);
            questions.put(
                    "page " + state, history -> assertThat(history.page(all)).hasSizeBetween(3, 4));
            questions.put(
                    "some " + state,
                    history -> assertThat(history.page(some)).hasSizeBetween(state == StepState.QUEUED ? 0 : 3, 4));
            questions.put(
                    "errors " + state,
                    history -> assertThat(history.errors(state)).hasSize(1));
        }
        questions.put("ofRun", history -> assertThat(history.ofRun(run, 100)).hasSize(100));
        questions.put("handledBy", history -> assertThat(history.handledBy(run)).isEqualTo(500));
        questions.put(
                "ofContact",
                history -> assertThat(history.ofContact("user-7@example.test")).hasSize(1));
        for (Duration lately : List.of(Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(365))) {
            questions.put(
                    "totals of " + lately,
                    history -> assertThat(history.totals(lately)).hasSize(2));
        }
        return questions;
    }

    /** How often the tables were read from end to end so far. */
    private static long scans(DataSource pool) {
        TestDatabase.number(pool, "SELECT 1 FROM (SELECT pg_stat_force_next_flush()) f");
        return TestDatabase.number(
                pool,
                "SELECT SUM(seq_scan) FROM pg_stat_user_tables WHERE schemaname = current_schema()"
                        + " AND relname IN ('cron_steps', 'cron_enrollments')");
    }
}
