package io.github.cronguard.benchmarks.growth;

import com.zaxxer.hikari.HikariDataSource;
import io.github.cronguard.RunCounts;
import io.github.cronguard.benchmarks.drain.Amount;
import io.github.cronguard.benchmarks.drain.Guards;
import io.github.cronguard.benchmarks.drain.Outreach;
import io.github.cronguard.benchmarks.drain.Tables;
import io.github.cronguard.benchmarks.measure.Report;
import io.github.cronguard.benchmarks.measure.Rounds;
import io.github.cronguard.benchmarks.measure.Variant;
import io.github.cronguard.jdbc.JdbcStorage;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.LeaseRequest;
import io.github.cronguard.spi.RunFinish;
import io.github.cronguard.spi.RunRecorder;
import io.github.cronguard.spi.RunStart;
import io.github.cronguard.spi.RunStatus;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** The records of runs beside none and beside five million older ones. */
final class RunsGrowth {
    private static final long MANY = 5_000_000;
    private static final Duration TTL = Duration.ofSeconds(90);

    private final JdbcStorage storage;

    private RunsGrowth(Tables tables) {
        this.storage = Guards.storage(tables);
    }

    static void report(Report report, HikariDataSource pool) throws Exception {
        Tables few = new Tables(pool, "few_");
        Tables many = new Tables(pool, "many_");
        RunsGrowth alone = new RunsGrowth(few);
        RunsGrowth besideMany = new RunsGrowth(many);
        fill(many);
        report.table(
                "A run's record: close old ones, start, finish",
                "runs",
                Rounds.of(
                        1,
                        Amount.rounds(),
                        List.of(
                                new Variant("no older runs", alone::round),
                                new Variant("5 million older runs", besideMany::round))));
    }

    private static void fill(Tables tables) throws Exception {
        tables.execute(
                "INSERT INTO {runs} (guard, status, request_id, trigger_method, caller, node, fence, started_at,"
                        + " finished_at, duration_ms, processed, queued, skipped, failed)"
                        + " SELECT '" + Outreach.GUARD + "', 'OK', 'request-' || i, 'POST', 'default', 'bench', i,"
                        + " now() - interval '1 day' + i * interval '1 millisecond', now(), 5, 3, 0, 0, 0"
                        + " FROM generate_series(1, " + MANY + ") AS s(i)",
                "VACUUM (ANALYZE) {runs}");
    }

    private double round() {
        int runs = 0;
        long counted = 0;
        while (counted < Amount.seconds() * 1e9) {
            String owner = UUID.randomUUID().toString();
            LeaseRequest request = new LeaseRequest(Outreach.GUARD, owner, "bench", TTL);
            try (Lease lease = storage.runLock().tryAcquire(request).orElseThrow()) {
                counted += record(lease, owner);
            }
            runs++;
        }
        return runs / (counted / 1e9);
    }

    private long record(Lease lease, String requestId) {
        RunRecorder recorder = storage.runRecorder();
        long start = System.nanoTime();
        recorder.closeOld(lease);
        RunStart begun = new RunStart(lease, "bench", requestId, "POST", "default", null, null, null);
        RunFinish ended = new RunFinish(RunStatus.OK, Duration.ofMillis(5), RunCounts.processed(3), null, null);
        if (!recorder.finish(recorder.start(begun), ended)) {
            throw new IllegalStateException("A run was not finished");
        }
        return System.nanoTime() - start;
    }
}
