package io.github.cronguard.memory;

import io.github.cronguard.GuardClock;
import io.github.cronguard.sequence.Sequence;
import io.github.cronguard.spi.AuditEntry;
import io.github.cronguard.spi.AuditRecord;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.LeaseLostException;
import io.github.cronguard.spi.Pause;
import io.github.cronguard.spi.RefusalCount;
import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.StorageContext;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rows of one storage. It is the one monitor too: everything here is read and written under {@code synchronized}. */
final class Tables {

    /** A taken key. */
    record KeyRow(RunId run, Instant expiresAt) {}

    /** What a row of refusals is counted by. */
    record RefusalKey(Instant minute, String reason) {}

    final GuardClock clock;
    final Map<String, LockRow> locks = new HashMap<>();
    final RunTable runs = new RunTable();
    final Map<RefusalKey, RefusalCount> refusals = new HashMap<>();
    final Map<String, KeyRow> keys = new HashMap<>();
    final Map<String, Instant> watermarks = new HashMap<>();
    final Map<String, Pause> pauses = new HashMap<>();
    final NavigableMap<Long, AuditRecord> audit = new TreeMap<>();
    final Map<String, IncidentRow> incidents = new HashMap<>();
    final StepTable steps = new StepTable(this::definition);

    private final boolean standAlone;
    private @Nullable StorageContext context;
    private long lastAudit;

    private Tables(GuardClock clock, boolean standAlone) {
        this.clock = clock;
        this.standAlone = standAlone;
    }

    /** Of a storage, which a guard must open. */
    static Tables ofStorage(GuardClock clock) {
        return new Tables(clock, false);
    }

    /** Of a part that is used alone and serves any guard. */
    static Tables ofOnePart(GuardClock clock) {
        return new Tables(clock, true);
    }

    void open(StorageContext by) {
        if (context != null && !context.guard().equals(by.guard())) {
            throw new IllegalStateException("This storage serves the guard " + context.guard()
                    + " already. Make a storage of its own for " + by.guard() + ".");
        }
        context = by;
    }

    StorageContext context() {
        if (context == null) {
            throw new IllegalStateException(
                    "This storage is not open yet. Build a CronGuard with it first: CronGuard.builder(…).storage(…).build()");
        }
        return context;
    }

    /** Refuses a call before a guard has opened the storage. */
    void checkOpen() {
        if (!standAlone) {
            context();
        }
    }

    Instant now() {
        return clock.instant();
    }

    /** A lease is held as long as the lock's row carries its owner and fence, also when its time is over. */
    boolean carries(Lease lease) {
        LockRow row = locks.get(lease.name());
        return row != null && row.isOf(lease.owner(), lease.fence());
    }

    /** The lock's row of a lease, or the exception that ends its run. */
    LockRow lockOf(Lease lease) {
        LockRow row = locks.get(lease.name());
        if (row == null || !row.isOf(lease.owner(), lease.fence())) {
            throw new LeaseLostException(lease);
        }
        return row;
    }

    boolean isPaused(String scope) {
        Pause pause = pauses.get(scope);
        return pause != null && (pause.until() == null || pause.until().isAfter(now()));
    }

    /** Writes down what an operator did; its row's id. */
    long audit(AuditEntry entry) {
        long id = ++lastAudit;
        audit.put(id, new AuditRecord(id, now(), entry));
        return id;
    }

    /** Whether a step may be handed over: neither its contact nor its sequence is paused or has ended. */
    boolean mayRun(StepRow step) {
        return step.isWanted() && !isPaused(Pause.ALL) && !isPaused(step.enrollment.sequence);
    }

    private Optional<Sequence> definition(String key) {
        return context == null ? Optional.empty() : context.sequence(key);
    }
}
