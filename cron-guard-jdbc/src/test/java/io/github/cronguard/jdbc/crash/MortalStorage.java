package io.github.cronguard.jdbc.crash;

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
import io.github.cronguard.spi.StepSource;
import io.github.cronguard.spi.StorageContext;
import io.github.cronguard.spi.StorageHealth;
import io.github.cronguard.spi.TaskProgress;
import java.time.Duration;
import java.time.Instant;

/** A storage whose calls pass the points at which its node can be stopped dead. */
final class MortalStorage implements CronStorage {
    private final CronStorage storage;
    private final Life life;
    private final RunLock lock;
    private final RunRecorder recorder;
    private final StepSource steps;

    MortalStorage(CronStorage storage, Life life) {
        this.storage = storage;
        this.life = life;
        this.lock = new MortalLock(storage.runLock(), life);
        this.recorder = new MortalRecorder(storage.runRecorder(), life);
        this.steps = new MortalSteps(storage.stepSource(), life);
    }

    @Override
    public void open(StorageContext context) {
        storage.open(context);
    }

    @Override
    public Instant now() {
        return storage.now();
    }

    @Override
    public RunLock runLock() {
        return lock;
    }

    @Override
    public RunRecorder runRecorder() {
        return recorder;
    }

    @Override
    public RunHistory runHistory() {
        return storage.runHistory();
    }

    @Override
    public IdempotencyStore idempotencyStore() {
        return storage.idempotencyStore();
    }

    @Override
    public TaskProgress taskProgress() {
        return storage.taskProgress();
    }

    @Override
    public Pauses pauses() {
        return storage.pauses();
    }

    @Override
    public StepSource stepSource() {
        return steps;
    }

    @Override
    public StepHistory stepHistory() {
        return storage.stepHistory();
    }

    @Override
    public AuditLog auditLog() {
        return storage.auditLog();
    }

    @Override
    public Incidents incidents() {
        return storage.incidents();
    }

    @Override
    public Enrollments enrollments() {
        return storage.enrollments();
    }

    @Override
    public boolean adopt(Lease lease) {
        return storage.adopt(lease);
    }

    @Override
    public StorageHealth health() {
        return storage.health();
    }

    @Override
    public int prune(Duration retention, int limit) {
        return life.during(Activity.RETENTION, () -> storage.prune(retention, limit));
    }
}
