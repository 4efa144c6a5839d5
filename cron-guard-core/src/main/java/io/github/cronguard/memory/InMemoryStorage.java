package io.github.cronguard.memory;

import io.github.cronguard.GuardClock;
import io.github.cronguard.sequence.Enrollments;
import io.github.cronguard.spi.AuditLog;
import io.github.cronguard.spi.CronStorage;
import io.github.cronguard.spi.IdempotencyStore;
import io.github.cronguard.spi.Incidents;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.Pauses;
import io.github.cronguard.spi.RunHistory;
import io.github.cronguard.spi.RunLock;
import io.github.cronguard.spi.RunRecorder;
import io.github.cronguard.spi.StepHistory;
import io.github.cronguard.spi.StorageContext;
import io.github.cronguard.spi.StorageHealth;
import io.github.cronguard.spi.TaskProgress;
import io.github.cronguard.spi.TransactionalStepSource;
import java.time.Duration;
import java.time.Instant;

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
    private final StepHistory stepHistory;
    private final AuditLog auditLog;
    private final Incidents incidents;
    private final Enrollments enrollments;
    private final HealthRead health;

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
        stepHistory = new InMemoryStepHistory(tables);
        auditLog = new InMemoryAuditLog(tables);
        incidents = new InMemoryIncidents(tables);
        enrollments = new InMemoryEnrollments(tables);
        health = new HealthRead(tables, runHistory, stepSource);
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
    public StepHistory stepHistory() {
        return stepHistory;
    }

    @Override
    public AuditLog auditLog() {
        return auditLog;
    }

    @Override
    public Incidents incidents() {
        return incidents;
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
            return health.read();
        }
    }

    @Override
    public int prune(Duration retention, int limit) {
        synchronized (tables) {
            tables.checkOpen();
            return Pruning.of(tables, retention, limit);
        }
    }
}
