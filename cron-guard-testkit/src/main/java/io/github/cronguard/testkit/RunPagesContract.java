package io.github.cronguard.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.RunQuery;
import io.github.cronguard.spi.RunRecord;
import io.github.cronguard.spi.RunStart;
import io.github.cronguard.spi.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What {@code RunHistory.page} promises: filters, and pages in both directions. */
public abstract class RunPagesContract extends StorageBased {

    private static final RunQuery ALL = RunQuery.newest(10);

    /** Made by a test class. */
    protected RunPagesContract() {}

    private List<RunId> page(RunQuery query) {
        return storage().runHistory().page(query).stream().map(RunRecord::id).toList();
    }

    private RunId call(String caller, String requestId, RunStatus status) {
        try (Lease lease = lease()) {
            RunId id = storage()
                    .runRecorder()
                    .start(new RunStart(lease, "node", requestId, "POST", caller, null, null, null));
            storage().runRecorder().finish(id, runFinish(status));
            return id;
        }
    }

    private Instant startOf(RunId id) {
        return storage().runHistory().find(id).orElseThrow().startedAt();
    }

    /** Runs an hour apart, oldest first, every second one failed. */
    private List<RunId> runs(int count) {
        List<RunId> runs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            passTime(Duration.ofHours(1));
            runs.add(call("default", "request-1", i % 2 == 0 ? RunStatus.OK : RunStatus.FAILED));
        }
        return runs;
    }

    private static List<RunId> newestFirst(List<RunId> runs) {
        List<RunId> reversed = new ArrayList<>(runs);
        Collections.reverse(reversed);
        return reversed;
    }

    @Test
    void findsTheRunsOfACorrelationIdByteForByte() {
        RunId first = call("default", "request-1", RunStatus.OK);
        RunId other = call("default", "Request-1", RunStatus.OK);
        RunId second = call("anna", "request-1", RunStatus.FAILED);
        RunQuery query = ALL.withRequestId("request-1");
        assertThat(page(query)).containsExactly(second, first);
        assertThat(page(ALL.withRequestId("Request-1"))).containsExactly(other);
        assertThat(page(query.withCaller("anna"))).containsExactly(second);
        assertThat(page(query.withStatus(RunStatus.OK))).containsExactly(first);
        assertThat(page(query.before(second))).containsExactly(first);
        assertThat(page(query.after(first))).containsExactly(second);
        assertThat(page(ALL.withRequestId("request-2"))).isEmpty();
    }

    @Test
    void findsTheRunsOfATimeWithItsBeginAndWithoutItsEnd() {
        List<RunId> runs = runs(4);
        Instant second = startOf(runs.get(1));
        Instant fourth = startOf(runs.get(3));
        assertThat(page(ALL.between(second, fourth))).containsExactly(runs.get(2), runs.get(1));
        assertThat(page(ALL.between(second, null))).containsExactly(runs.get(3), runs.get(2), runs.get(1));
        assertThat(page(ALL.between(null, second))).containsExactly(runs.get(0));
        assertThat(page(ALL.between(second, fourth).withStatus(RunStatus.FAILED)))
                .containsExactly(runs.get(1));
        assertThat(page(ALL.between(fourth, second))).isEmpty();
    }

    @Test
    void goesThroughAllRunsThereAndBackInAnyShape() {
        List<RunId> runs = runs(7);
        List<RunId> failed = List.of(runs.get(1), runs.get(3), runs.get(5));
        Instant from = startOf(runs.get(0));
        List<UnaryOperator<RunQuery>> shapes = List.of(
                UnaryOperator.identity(),
                query -> query.withCaller("default"),
                query -> query.withRequestId("request-1"),
                query -> query.between(from, null));
        for (UnaryOperator<RunQuery> shape : shapes) {
            assertThereAndBack(shape, runs);
            assertThereAndBack(query -> shape.apply(query.withStatus(RunStatus.FAILED)), failed);
        }
    }

    private void assertThereAndBack(UnaryOperator<RunQuery> shape, List<RunId> oldestFirst) {
        List<RunId> expected = newestFirst(oldestFirst);
        List<RunId> there = new ArrayList<>(page(shape.apply(RunQuery.newest(2))));
        List<RunId> back = new ArrayList<>(List.of(expected.get(expected.size() - 1)));
        // More often than there are pages, so that the last ones find nothing.
        for (int i = 0; i < oldestFirst.size(); i++) {
            there.addAll(page(shape.apply(RunQuery.newest(2)).before(there.get(there.size() - 1))));
            back.addAll(0, page(shape.apply(RunQuery.newest(2)).after(back.get(0))));
        }
        assertThat(there).isEqualTo(expected);
        assertThat(back).isEqualTo(expected);
    }

    @Test
    void theNeighbourStandsForARunThatIsGone() {
        List<RunId> runs = runs(3);
        RunId beyond = new RunId(runs.get(2).value() + 1_000);
        for (RunQuery query : List.of(ALL, ALL.withStatus(RunStatus.OK))) {
            List<RunId> all = page(query);
            assertThat(page(query.before(beyond))).isEqualTo(all);
            assertThat(page(query.after(beyond))).isEmpty();
        }
        passTime(LONG.plusDays(1));
        assertThat(storage().prune(LONG, 10)).isEqualTo(2);
        for (RunQuery query : List.of(ALL, ALL.withStatus(RunStatus.OK))) {
            assertThat(page(query.after(runs.get(1)))).containsExactly(runs.get(2));
            assertThat(page(query.before(runs.get(1)))).isEmpty();
        }
    }

    @Test
    void takesNothingInARequestIdForAPattern() {
        call("default", "request-1", RunStatus.OK);
        for (String id : List.of("%", "request-_", "' OR '1' = '1", "request-1".toUpperCase(Locale.ROOT))) {
            assertThat(page(ALL.withRequestId(id))).as(id).isEmpty();
        }
    }
}
