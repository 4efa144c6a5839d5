package io.github.cronguard.jdbc;

import io.github.cronguard.spi.ContactRecord;
import io.github.cronguard.spi.ErrorGroup;
import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.StepHistory;
import io.github.cronguard.spi.StepQuery;
import io.github.cronguard.spi.StepRecord;
import io.github.cronguard.spi.StepState;
import io.github.cronguard.spi.StepTotals;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code cron_steps} and {@code cron_enrollments} of one guard. Safe for use by several threads. */
public final class JdbcStepHistory implements StepHistory {
    private static final int MOST = 1_000;
    private static final int GROUPS = 20;

    private final Opened opened;

    JdbcStepHistory(Opened opened) {
        this.opened = opened;
    }

    @Override
    public Optional<StepRecord> find(String key) {
        Store store = opened.store();
        return store.work.run(handle -> store.stepReads.find(handle, store.guard, key));
    }

    @Override
    public List<StepRecord> page(StepQuery query) {
        Store store = opened.store();
        return store.work.run(handle -> store.stepReads.page(handle, store.guard, query));
    }

    /** Grouped here: a database may compare the beginning of long texts only. */
    @Override
    public List<ErrorGroup> errors(StepState state) {
        Store store = opened.store();
        StepState waiting = new StepQuery(state, null, null, null, MOST).state();
        Map<String, Long> counts = new LinkedHashMap<>();
        store.work
                .run(handle -> store.stepReads.errors(handle, store.guard, waiting, MOST))
                .forEach(error -> counts.merge(error, 1L, Long::sum));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(GROUPS)
                .map(group -> new ErrorGroup(group.getKey(), group.getValue()))
                .toList();
    }

    @Override
    public List<StepRecord> ofRun(RunId run, int limit) {
        Store store = opened.store();
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit must be from 1 to " + MOST + ", but is " + limit);
        }
        return store.work.run(handle -> store.stepReads.ofRun(handle, store.guard, run, limit));
    }

    @Override
    public long handledBy(RunId run) {
        Store store = opened.store();
        return store.work.run(handle -> store.stepReads.handledBy(handle, store.guard, run));
    }

    @Override
    public List<ContactRecord> ofContact(String contact) {
        Store store = opened.store();
        return store.work.run(handle -> store.contactReads.ofContact(handle, store.guard, contact));
    }

    @Override
    public List<StepTotals> totals(Duration lately) {
        Store store = opened.store();
        Micros.positive("lately", lately);
        return store.work.run(handle -> store.stepCounts.totals(handle, store.guard, lately));
    }
}
