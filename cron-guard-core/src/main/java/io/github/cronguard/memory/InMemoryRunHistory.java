package io.github.cronguard.memory;

import io.github.cronguard.spi.Bounds;
import io.github.cronguard.spi.RefusalTotal;
import io.github.cronguard.spi.RunHistory;
import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.RunQuery;
import io.github.cronguard.spi.RunRecord;
import io.github.cronguard.spi.RunStatus;
import io.github.cronguard.spi.RunSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The audit trail's reading side. */
final class InMemoryRunHistory implements RunHistory {

    private static final Duration DELIVERIES = Duration.ofDays(2);
    private static final int MOST_REASONS = 100;

    private final Tables tables;

    InMemoryRunHistory(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Optional<RunRecord> find(RunId id) {
        synchronized (tables) {
            tables.checkOpen();
            return Optional.ofNullable(tables.runs.find(id));
        }
    }

    @Override
    public List<RunRecord> page(RunQuery query) {
        synchronized (tables) {
            tables.checkOpen();
            return new RunPages(tables.runs).read(query);
        }
    }

    @Override
    public Optional<RunRecord> last() {
        synchronized (tables) {
            return newestFirst().findFirst();
        }
    }

    @Override
    public Map<RunStatus, Long> counts(Duration within) {
        positive(within);
        synchronized (tables) {
            Map<RunStatus, Long> counts = new EnumMap<>(RunStatus.class);
            newestFirst().filter(startedWithin(within)).forEach(run -> counts.merge(run.status(), 1L, Long::sum));
            return counts;
        }
    }

    @Override
    public List<RunSummary> recent(Duration within, int limit) {
        positive(within);
        Bounds.limit("limit", limit, 10_000);
        synchronized (tables) {
            return newestFirst()
                    .filter(startedWithin(within))
                    .sorted(RunPages.NEWEST_FIRST)
                    .limit(limit)
                    .map(run -> new RunSummary(run.id(), run.status(), run.startedAt(), run.durationMs()))
                    .toList();
        }
    }

    @Override
    public List<RefusalTotal> refusals(Duration within) {
        positive(within);
        synchronized (tables) {
            tables.checkOpen();
            Instant from = tables.now().minus(within);
            return RefusalTotals.of(tables, row -> row.minute().isAfter(from)).stream()
                    .limit(MOST_REASONS)
                    .toList();
        }
    }

    @Override
    public Optional<RunRecord> findDelivery(String caller, String deliveryId) {
        synchronized (tables) {
            return newestFirst()
                    .takeWhile(startedWithin(DELIVERIES))
                    .filter(run -> run.caller().equals(caller) && deliveryId.equals(run.deliveryId()))
                    .findFirst();
        }
    }

    private Stream<RunRecord> newestFirst() {
        tables.checkOpen();
        return tables.runs.newestFirst().stream();
    }

    private static void positive(Duration within) {
        if (within.isNegative() || within.isZero()) {
            throw new IllegalArgumentException("within must be positive, but is " + within);
        }
    }

    private Predicate<RunRecord> startedWithin(Duration time) {
        Instant from = tables.now().minus(time);
        return run -> run.startedAt().isAfter(from);
    }
}
