package io.github.cronguard.memory;

import io.github.cronguard.GuardClock;
import io.github.cronguard.sequence.Enrollments;
import io.github.cronguard.spi.Backlog;
import io.github.cronguard.spi.CronStorage;
import io.github.cronguard.spi.IdempotencyStore;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.Pause;
import io.github.cronguard.spi.Pauses;
import io.github.cronguard.spi.RunHistory;
import io.github.cronguard.spi.RunLock;
import io.github.cronguard.spi.RunRecord;
import io.github.cronguard.spi.RunRecorder;
import io.github.cronguard.spi.RunStatus;
import io.github.cronguard.spi.StorageContext;
import io.github.cronguard.spi.StorageHealth;
import io.github.cronguard.spi.TaskProgress;
import io.github.cronguard.spi.TransactionalStepSource;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A storage in memory, for unit tests and for one process that may forget everything at its end. It is
 * transactional too.
 *
 * <p>Its clock is the one that it was made with: leases end by the ticker, everything else by the time of day. Safe
 * for use by several threads; every call is atomic. A guard of the same name may open it again, as after a restart.
 */
public final class InMemoryStorage implements CronStorage {

    private final Tables tables;
    private final RunLock runLock;
    private final RunRecorder runRecorder;
    private final RunHistory runHistory;
    private final IdempotencyStore idempotencyStore;
    private final TaskProgress taskProgress;
    private final Pauses pauses;
    private final TransactionalStepSource stepSource;
    private final Enrollments enrollments;

    /** An empty storage over the machine's clocks. */
    public InMemoryStorage() {
        this(GuardClock.system());
    }

    /**
     * An empty storage.
     *
     * @param clock its clocks
     */
    public InMemoryStorage(GuardClock clock) {
        tables = Tables.ofStorage(clock);
        runLock = new InMemoryRunLock(tables);
        runRecorder = new InMemoryRunRecorder(tables);
        runHistory = new InMemoryRunHistory(tables);
        idempotencyStore = new InMemoryIdempotencyStore(tables);
        taskProgress = new InMemoryTaskProgress(tables);
        pauses = new InMemoryPauses(tables);
        stepSource = new InMemoryStepSource(tables);
        enrollments = new InMemoryEnrollments(tables);
    }

    @Override
    public void open(StorageContext context) {
        synchronized (tables) {
            tables.open(context);
        }
    }

    @Override
    public Instant now() {
        synchronized (tables) {
            tables.checkOpen();
            return tables.now();
        }
    }

    @Override
    public RunLock runLock() {
        return runLock;
    }

    @Override
    public RunRecorder runRecorder() {
        return runRecorder;
    }

    @Override
    public RunHistory runHistory() {
        return runHistory;
    }

    @Override
    public IdempotencyStore idempotencyStore() {
        return idempotencyStore;
    }

    @Override
    public TaskProgress taskProgress() {
        return taskProgress;
    }

    @Override
    public Pauses pauses() {
        return pauses;
    }

    @Override
    public TransactionalStepSource stepSource() {
        return stepSource;
    }

    @Override
    public Enrollments enrollments() {
        return enrollments;
    }

    @Override
    public boolean adopt(Lease lease) {
        synchronized (tables) {
            tables.checkOpen();
            LockRow row = tables.locks.get(lease.name());
            boolean known = tables.carries(lease);
            if (row != null && !known && row.fence() >= lease.fence()) {
                return false;
            }
            long expires = tables.clock.nanoTime() + lease.remaining().toNanos();
            Instant since = known && row != null ? row.acquiredAt() : tables.now();
            // A lease does not say where it is held.
            tables.locks.put(lease.name(), new LockRow(lease.owner(), "-", lease.fence(), since, expires));
            return true;
        }
    }

    @Override
    public StorageHealth health() {
        synchronized (tables) {
            tables.checkOpen();
            Instant now = tables.now();
            return new StorageHealth(
                    now,
                    runHistory.last().orElse(null),
                    lastSuccess(),
                    stepSource.backlog(),
                    tables.steps.count(StepRow.State.UNCERTAIN, Backlog.MOST),
                    tables.steps.count(StepRow.State.DEAD, Backlog.MOST),
                    tables.isPaused(Pause.ALL),
                    holder(now));
        }
    }

    private @Nullable Instant lastSuccess() {
        return tables.runs.newestFirst().stream()
                .filter(run -> run.status() == RunStatus.OK || run.status() == RunStatus.PARTIAL)
                .map(RunRecord::startedAt)
                .findFirst()
                .orElse(null);
    }

    private StorageHealth.@Nullable Holder holder(Instant now) {
        LockRow row = tables.locks.get(tables.context().guard());
        long nanos = tables.clock.nanoTime();
        return row == null || !row.isHeld(nanos)
                ? null
                : new StorageHealth.Holder(row.node(), row.fence(), row.acquiredAt(), now.plus(row.remaining(nanos)));
    }

    @Override
    public int prune(Duration retention, int limit) {
        synchronized (tables) {
            tables.checkOpen();
            return Pruning.of(tables, retention, limit);
        }
    }
}
