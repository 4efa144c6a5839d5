package io.github.cronguard.spi;

import io.github.cronguard.sequence.Enrollments;
import java.time.Duration;
import java.time.Instant;

/**
 * A back end: one object with all the parts of one guard.
 *
 * <p>{@code CronGuard.Builder.build()} opens it. Before that its parts answer every call with an
 * {@link IllegalStateException}; they can be asked for, though, and stay the same objects.
 */
public interface CronStorage {

    /**
     * Binds this storage to a guard, and makes or checks its tables. Called once, by the guard that is built with it.
     *
     * @param context the guard's name, definitions and settings
     * @throws IllegalStateException if it serves another guard already, or something that it needs is missing; the
     *     message
     *     says what to do
     */
    void open(StorageContext context);

    /**
     * The clock that decides between nodes.
     *
     * @return now
     */
    Instant now();

    /**
     * The lock.
     *
     * @return always the same
     */
    RunLock runLock();

    /**
     * The audit trail's writing side.
     *
     * @return always the same
     */
    RunRecorder runRecorder();

    /**
     * The audit trail's reading side.
     *
     * @return always the same
     */
    RunHistory runHistory();

    /**
     * One-time keys.
     *
     * @return always the same
     */
    IdempotencyStore idempotencyStore();

    /**
     * The tasks' watermarks.
     *
     * @return always the same
     */
    TaskProgress taskProgress();

    /**
     * The pauses.
     *
     * @return always the same
     */
    Pauses pauses();

    /**
     * The due steps.
     *
     * @return always the same
     */
    StepSource stepSource();

    /**
     * The steps as a person sees them.
     *
     * @return always the same
     */
    StepHistory stepHistory();

    /**
     * What operators did.
     *
     * @return always the same
     */
    AuditLog auditLog();

    /**
     * What is wrong, and who has been told.
     *
     * @return always the same
     */
    Incidents incidents();

    /**
     * The contacts in the sequences.
     *
     * @return always the same
     */
    Enrollments enrollments();

    /**
     * Writes the owner and fence of a lease that another lock gave into this storage's own row of the lock, never
     * lowering
     * the fence, so that claims, runs and watermarks can be checked against it. Called before everything else in a run
     * whose lock is not {@link #runLock()}.
     *
     * @param lease the run's
     * @return false if a greater fence stands there: the lease is overtaken
     */
    boolean adopt(Lease lease);

    /**
     * How things stand, in one cheap read.
     *
     * @return now, by the store's clock
     */
    StorageHealth health();

    /**
     * Deletes a bounded number of rows that are older than the retention: runs (never the newest), refusals, audit,
     * expired
     * keys, steps of finished enrollments (whose own rows stay).
     *
     * @param retention how long rows are kept
     * @param limit how many rows of each table at most
     * @return how many rows were deleted
     */
    int prune(Duration retention, int limit);
}
