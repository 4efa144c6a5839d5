package io.github.cronguard.jdbc;

import io.github.cronguard.spi.Bounds;
import io.github.cronguard.spi.RefusalTotal;
import io.github.cronguard.spi.RunHistory;
import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.RunQuery;
import io.github.cronguard.spi.RunRecord;
import io.github.cronguard.spi.RunStatus;
import io.github.cronguard.spi.RunSummary;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code cron_runs} and {@code cron_refusals} of one guard. Safe for use by several threads. */
public final class JdbcRunHistory implements RunHistory {
    private static final Duration REMEMBERED = Duration.ofDays(2);

    private final Opened opened;

    JdbcRunHistory(Opened opened) {
        this.opened = opened;
    }

    @Override
    public Optional<RunRecord> find(RunId id) {
        Store store = opened.store();
        return store.work.run(handle -> store.runReads.find(handle, store.guard, id));
    }

    @Override
    public List<RunRecord> page(RunQuery query) {
        Store store = opened.store();
        return store.work.run(handle -> store.runPages.read(handle, store.guard, query));
    }

    @Override
    public Optional<RunRecord> last() {
        Store store = opened.store();
        return store.work.run(handle -> store.runReads.last(handle, store.guard));
    }

    @Override
    public Map<RunStatus, Long> counts(Duration within) {
        Store store = opened.store();
        Micros.positive("within", within);
        return store.work.run(handle -> store.runReads.counts(handle, store.guard, within));
    }

    @Override
    public List<RunSummary> recent(Duration within, int limit) {
        Store store = opened.store();
        Micros.positive("within", within);
        Bounds.limit("limit", limit, 10_000);
        return store.work.run(handle -> store.runReads.recent(handle, store.guard, within, limit));
    }

    @Override
    public List<RefusalTotal> refusals(Duration within) {
        Store store = opened.store();
        Micros.positive("within", within);
        return store.work.run(handle -> store.refusalReads.totals(handle, store.guard, within));
    }

    @Override
    public Optional<RunRecord> findDelivery(String caller, String deliveryId) {
        Store store = opened.store();
        return store.work.run(handle -> store.runReads.delivery(handle, store.guard, caller, deliveryId, REMEMBERED));
    }
}
