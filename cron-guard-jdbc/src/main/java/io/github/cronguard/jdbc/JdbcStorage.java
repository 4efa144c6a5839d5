package io.github.cronguard.jdbc;

import io.github.cronguard.jdbc.internal.Dialect;
import io.github.cronguard.jdbc.internal.Schema;
import io.github.cronguard.spi.Bounds;
import io.github.cronguard.spi.CronStorage;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.StorageContext;
import io.github.cronguard.spi.StorageHealth;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * A storage in a relational database: H2, PostgreSQL, MariaDB (10.6 and later) or MySQL (8.0.17 and later).
 *
 * <p>It works with any pool, with auto-commit on or off, and puts back what it changes on a connection. It uses connections of
 * its own, never those of a host's transaction, but for {@link JdbcEnrollments#enroll(Connection, String, String,
 * java.util.Map)} and what {@link HostTransactions} are for. A pool needs two connections for each guard, and one more for each worker under {@code TRANSACTIONAL}
 * delivery. The database's clock decides what competes with other nodes. Safe for use by several threads.
 */
public final class JdbcStorage implements CronStorage {
    private static final Pattern PREFIX =
            Pattern.compile("(?:[A-Za-z_][A-Za-z0-9_]{0,30}\\.)?[A-Za-z_][A-Za-z0-9_]{0,30}");

    private final DataSource dataSource;
    private final Optional<HostTransactions> hostTransactions;
    private final Opened opened = new Opened();
    private final JdbcRunLock runLock = new JdbcRunLock(opened);
    private final JdbcRunRecorder runRecorder = new JdbcRunRecorder(opened);
    private final JdbcRunHistory runHistory = new JdbcRunHistory(opened);
    private final JdbcIdempotencyStore idempotencyStore = new JdbcIdempotencyStore(opened);
    private final JdbcTaskProgress taskProgress = new JdbcTaskProgress(opened);
    private final JdbcPauses pauses = new JdbcPauses(opened);
    private final JdbcStepSource stepSource = new JdbcStepSource(opened);
    private final JdbcStepHistory stepHistory = new JdbcStepHistory(opened);
    private final JdbcAuditLog auditLog = new JdbcAuditLog(opened);
    private final JdbcIncidents incidents = new JdbcIncidents(opened);
    private final JdbcEnrollments enrollments = new JdbcEnrollments(opened);
    private final JdbcRateLimiter rateLimiter = new JdbcRateLimiter(opened);

    private JdbcStorage(DataSource dataSource, Optional<HostTransactions> hostTransactions) {
        this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
        this.hostTransactions = hostTransactions;
    }

    /**
     * A storage on a data source. Nothing is opened before a guard is built with it.
     *
     * @param dataSource to the database, best a pool
     * @return the storage
     */
    public static JdbcStorage on(DataSource dataSource) {
        return new JdbcStorage(dataSource, Optional.empty());
    }

    /**
     * A storage on a data source whose transactions a framework manages. Enrollments take part in the calling thread's
     * transaction, and each step of a {@code TRANSACTIONAL} sequence is handed over in a transaction of its own. All else goes
     * by connections of the storage's own, also when the caller is in a transaction.
     *
     * @param dataSource to the database, best a pool; not one that hands out the connection of the calling thread's transaction
     * @param transactions the framework's, on that data source
     * @return the storage
     */
    public static JdbcStorage on(DataSource dataSource, HostTransactions transactions) {
        return new JdbcStorage(dataSource, Optional.of(transactions));
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the table prefix is no plain name
     * @throws IllegalStateException if the database is none of those that are supported, too old, or does not answer, a table is
     *     missing, or the storage serves another guard already
     */
    @Override
    public synchronized void open(StorageContext context) {
        Store present = opened.storeOrNull();
        if (present != null && !present.guard.equals(context.guard())) {
            throw new IllegalStateException("This storage serves the guard " + present.guard
                    + " already. Make a storage of its own for " + context.guard() + ".");
        }
        if (!PREFIX.matcher(context.tablePrefix()).matches()) {
            throw new IllegalArgumentException(
                    "The table prefix must be letters, digits and '_', at most 31, with a schema's"
                            + " name and a dot in front at most, but is " + context.tablePrefix());
        }
        Store store = new Store(dataSource, dialect(), context, hostTransactions);
        new Schema(store.work).open(context.schema());
        opened.open(store);
    }

    private Dialect dialect() {
        try (Connection connection = dataSource.getConnection()) {
            return Dialect.of(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("The database does not answer: " + e.getMessage(), e);
        }
    }

    @Override
    public Instant now() {
        Store store = opened.store();
        return store.work.run(handle -> handle.createQuery(store.work.sql("SELECT {now} AS now_at"))
                .map((row, context) -> store.work.time(row, "now_at"))
                .one());
    }

    @Override
    public JdbcRunLock runLock() {
        return runLock;
    }

    @Override
    public JdbcRunRecorder runRecorder() {
        return runRecorder;
    }

    @Override
    public JdbcRunHistory runHistory() {
        return runHistory;
    }

    @Override
    public JdbcIdempotencyStore idempotencyStore() {
        return idempotencyStore;
    }

    @Override
    public JdbcTaskProgress taskProgress() {
        return taskProgress;
    }

    @Override
    public JdbcPauses pauses() {
        return pauses;
    }

    @Override
    public JdbcStepSource stepSource() {
        return stepSource;
    }

    @Override
    public JdbcStepHistory stepHistory() {
        return stepHistory;
    }

    @Override
    public JdbcAuditLog auditLog() {
        return auditLog;
    }

    @Override
    public JdbcIncidents incidents() {
        return incidents;
    }

    @Override
    public JdbcEnrollments enrollments() {
        return enrollments;
    }

    /**
     * A limiter of callers that all nodes share, with the limits of the guard's settings: for
     * {@code CronGuard.Builder.rateLimiter}.
     *
     * @return always the same
     */
    public JdbcRateLimiter rateLimiter() {
        return rateLimiter;
    }

    @Override
    public boolean adopt(Lease lease) {
        Store store = opened.store();
        return store.work.inTransaction(handle -> store.lockRows.adopt(handle, lease));
    }

    @Override
    public StorageHealth health() {
        Store store = opened.store();
        return store.work.run(handle -> new HealthRead(store).read(handle, store.guard));
    }

    @Override
    public int prune(Duration retention, int limit) {
        Store store = opened.store();
        Micros.positive("retention", retention);
        if (Bounds.notNegative("limit", limit) == 0) {
            return 0;
        }
        return new Pruning(store, retention, limit).all();
    }
}
