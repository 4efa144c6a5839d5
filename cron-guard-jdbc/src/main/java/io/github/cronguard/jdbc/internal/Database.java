package io.github.cronguard.jdbc.internal;

import io.github.cronguard.jdbc.internal.Dialect.Failure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** A database as our statements see it. Safe for use by several threads. */
public final class Database {
    private static final int ATTEMPTS = 4;

    private final DataSource dataSource;
    private final Dialect dialect;
    private final String prefix;
    private final Patience patience;
    private final Sql sql;
    private final Connections connections;
    private final LazyJdbi jdbi;
    private final Alone alone;

    /**
     * Opens nothing yet.
     *
     * @param dataSource where connections come from
     * @param dialect the database's
     * @param prefix of the tables' names
     * @param patience how long its work waits
     */
    public Database(DataSource dataSource, Dialect dialect, String prefix, Patience patience) {
        this.dataSource = dataSource;
        this.dialect = dialect;
        this.prefix = prefix;
        this.patience = patience;
        this.sql = new Sql(dialect, prefix);
        this.connections = new Connections(dataSource, dialect, patience);
        this.jdbi = new LazyJdbi(connections);
        this.alone = new Alone(this, sql, dialect, patience);
    }

    /**
     * The same database for other work.
     *
     * @param other how long that waits
     * @return a database
     */
    public Database with(Patience other) {
        return new Database(dataSource, dialect, prefix, other);
    }

    /**
     * Fills a statement's template in.
     *
     * @param template with {@code {steps}}, {@code {now}}, {@code {now+micros}}, {@code {lock}}, {@code {share}}
     * @return the statement
     * @throws IllegalArgumentException if it names a table that is not ours
     */
    public String sql(String template) {
        return sql.fill(template);
    }

    /**
     * What stands otherwise in the statements of each database.
     *
     * @return of this one
     */
    public Sql words() {
        return sql;
    }

    /**
     * Locks some rows, but for those that others have locked.
     *
     * @param handle in a transaction
     * @param table e.g. {@code steps}
     * @param ids template of a bounded query of {@code t.id} of that table
     * @param values binds its parameters
     * @return the ids of the rows that are locked now; they may have changed since the query saw them
     */
    public List<Long> lockSome(Handle handle, String table, String ids, UnaryOperator<Query> values) {
        return dialect.lockSome(handle, sql.table(table), sql.fill(ids), values);
    }

    /**
     * Begins a batch of one statement.
     *
     * @param handle of this database
     * @param statement filled in
     * @return answers how many rows each part changed
     */
    public PreparedBatch batch(Handle handle, String statement) {
        return dialect.batch(handle, statement);
    }

    /**
     * Works in auto-commit, on a connection of its own.
     *
     * @param <T> the answer's type
     * @param work one statement, or several that need no transaction; repeated after a deadlock
     * @return its answer
     */
    public <T> T run(Function<Handle, T> work) {
        return repeated(() -> jdbi.get().withHandle(work::apply));
    }

    /**
     * Works in a transaction, on a connection of its own.
     *
     * @param <T> the answer's type
     * @param work repeated after a deadlock
     * @return its answer, committed
     */
    public <T> T inTransaction(Function<Handle, T> work) {
        return repeated(() -> jdbi.get().withHandle(handle -> transaction(handle, work)));
    }

    /**
     * Works in one transaction that is not repeated after a deadlock, because a host's code is in it.
     *
     * @param <T> the answer's type
     * @param work called once
     * @return its answer, committed
     */
    public <T> T inTransactionOnce(Function<Handle, T> work) {
        return jdbi.get().withHandle(handle -> transaction(handle, work));
    }

    /**
     * Works in a transaction, and looks again when it is not known whether it was committed.
     *
     * @param <T> the answer's type
     * @param work first
     * @param again in a transaction on a fresh connection; finds out what became of the first one, and may do it again
     * @return the answer of either
     */
    public <T> T settled(Function<Handle, T> work, Function<Handle, T> again) {
        try {
            return inTransaction(work);
        } catch (JdbiException e) {
            if (!isUnknown(e)) {
                throw e;
            }
            try {
                return inTransaction(again);
            } catch (JdbiException second) {
                second.addSuppressed(e);
                throw second;
            }
        }
    }

    /**
     * Whether a failure leaves open what was committed.
     *
     * @param error the failure
     * @return false if certainly nothing was
     */
    public boolean isUnknown(JdbiException error) {
        return dialect.meaningOf(error) == Failure.OTHER;
    }

    /**
     * What a failure means.
     *
     * @param error the failure
     * @return its meaning
     */
    public Failure meaningOf(Throwable error) {
        return dialect.meaningOf(error);
    }

    /**
     * The same database for statements that need no transaction.
     *
     * @return always the same
     */
    public Alone alone() {
        return alone;
    }

    /**
     * A host's own connection, as it is. Closing the handle leaves it open and its transaction untouched.
     *
     * @param connection the host's
     * @return to be closed
     */
    public Handle joining(Connection connection) {
        return LazyJdbi.joining(connection);
    }

    /**
     * Works in a host's own transaction, which it neither ends nor lets wait without end.
     *
     * @param <T> the answer's type
     * @param connection in the transaction
     * @param work called once
     * @return its answer, not yet committed
     */
    public <T> T within(Connection connection, Function<Handle, T> work) {
        try (Handle handle = joining(connection)) {
            Dialect.Undo limited = dialect.limitHost(handle, patience);
            try {
                return work.apply(handle);
            } finally {
                limited.runQuietly();
            }
        } catch (SQLException e) {
            throw new ConnectionException(e);
        }
    }

    /**
     * A time to bind.
     *
     * @param time the time, or null
     * @return an argument
     */
    public Argument time(@Nullable Instant time) {
        return (position, statement, context) -> dialect.bindTime(statement, position, time);
    }

    /**
     * Reads a time.
     *
     * @param row the row
     * @param column its name
     * @return the time, or null
     * @throws SQLException if there is no such column
     */
    public @Nullable Instant timeOrNull(ResultSet row, String column) throws SQLException {
        return dialect.time(row, column);
    }

    /**
     * Reads a time that is there.
     *
     * @param row the row
     * @param column its name
     * @return the time
     * @throws SQLException if there is no such column
     */
    public Instant time(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(dialect.time(row, column), column);
    }

    Connections connections() {
        return connections;
    }

    Dialect dialect() {
        return dialect;
    }

    String schema(String script) {
        return sql.schema(script);
    }

    <T> T transaction(Handle handle, Function<Handle, T> work) {
        return handle.inTransaction(h -> {
            dialect.limitTransaction(h, patience);
            return work.apply(h);
        });
    }

    <T> T repeated(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (JdbiException e) {
                if (attempt == ATTEMPTS || dialect.meaningOf(e) != Failure.TRANSIENT) {
                    throw e;
                }
            }
        }
    }
}
