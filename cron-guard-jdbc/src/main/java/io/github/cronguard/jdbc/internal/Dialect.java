package io.github.cronguard.jdbc.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** All that differs between the databases; the statements themselves are written once. */
public abstract sealed class Dialect permits H2Dialect, PostgreSqlDialect, InnoDbDialect {
    /** What a failed statement or transaction means. */
    public enum Failure {
        /** Another transaction held the row for too long; nothing was changed. */
        LOCK_TIMEOUT,
        /** A deadlock, a serialisation error, or a row that somebody else inserted at the same moment: try again. */
        TRANSIENT,
        /** A table is not there. */
        MISSING_TABLE,
        /** Anything else; whether something was changed is not known. */
        OTHER
    }

    /** Puts a session's setting back. */
    @FunctionalInterface
    public interface Undo {
        /**
         * Puts it back.
         *
         * @throws SQLException if the connection is broken
         */
        void run() throws SQLException;

        /** The same, on a connection that may be broken: then what was to be put back ends with it. */
        default void runQuietly() {
            try {
                run();
            } catch (SQLException e) {
                // As said.
            }
        }
    }

    /**
     * Finds the dialect of a connection.
     *
     * @param connection open
     * @return the dialect
     * @throws SQLException if the connection is broken
     * @throws IllegalStateException if the database is none of those that are supported, or too old
     */
    public static Dialect of(Connection connection) throws SQLException {
        return Products.dialect(connection);
    }

    /**
     * The dialect's name.
     *
     * @return as the schema's file has it
     */
    public abstract String name();

    /**
     * Whether a database lives in this process or on its disk.
     *
     * @param url the connection's
     * @return false for a server
     */
    abstract boolean isEmbedded(String url);

    /**
     * Now, by the database's clock, in the statement that has it.
     *
     * @return an expression
     */
    abstract String now();

    /**
     * Now and some microseconds, which may be negative.
     *
     * @param parameter whose value they are
     * @return an expression
     */
    abstract String nowPlus(String parameter);

    /** The end of a query, which locks its rows exclusively. */
    abstract String rowLock();

    /** The same, but several transactions may have such a lock, as far as the database bears that. */
    String sharedRowLock() {
        return rowLock();
    }

    /**
     * Locks the rows of a bounded query of {@code t.id}, but for those that others have locked.
     *
     * @return the end of the query
     */
    abstract String skipLocked();

    /**
     * Locks the rows whose ids a query selects, but for those that others have locked.
     *
     * @param handle in a transaction
     * @param table of the rows
     * @param ids selects {@code t.id} of that table, bounded; {@code t} is its alias
     * @param values binds its parameters
     * @return the ids of the rows that are locked now; they may have changed since the query saw them
     */
    List<Long> lockSome(Handle handle, String table, String ids, UnaryOperator<Query> values) {
        return values.apply(handle.createQuery(ids + skipLocked()))
                .mapTo(Long.class)
                .list();
    }

    /**
     * Inserts a row unless its key is there.
     *
     * @param table with the key
     * @param columns with commas
     * @param values with commas
     * @param key a condition that finds the row with the same key
     * @param bounded bounds the statement's waits, or is empty
     * @return a statement that changes one row or none
     */
    abstract String insertIfAbsent(String table, String columns, String values, String key, String bounded);

    /**
     * Bounds the waits of a statement in auto-commit, where neither its session nor a transaction has done so.
     *
     * @param patience how long
     * @return a further condition that holds, behind others; or nothing
     */
    String bounded(Patience patience) {
        return "";
    }

    /**
     * An UPDATE that returns what it has written.
     *
     * @param update complete
     * @param told columns that are returned
     * @return a query of a row for each one that was changed; empty if there is no such statement
     */
    Optional<String> returningUpdate(String update, List<String> told) {
        return Optional.empty();
    }

    /**
     * An UPDATE of one row that tells of it in any case.
     *
     * @param table with the row
     * @param key a condition that begins with the key's column and finds it
     * @param update complete, with this condition and others; where they do not hold the row is neither locked nor waited for
     * @param told columns, told as they were, and as they are now with {@code new_} in front, or null
     * @return a query of one row, or of none if none has the key; empty if there is no such statement
     */
    Optional<String> tellingUpdate(String table, String key, String update, List<String> told) {
        return Optional.empty();
    }

    /**
     * The ids of some rows.
     *
     * @param ids at least one
     * @return for a condition
     */
    RowIds rowIds(Collection<Long> ids) {
        return new RowIds.Listed(ids);
    }

    /**
     * Whether an UPDATE answers what it changed.
     *
     * @return true if it may end with RETURNING and stand in a WITH
     */
    boolean returnsChanged() {
        return false;
    }

    /**
     * A text in which letters of either case are the same.
     *
     * @param text an expression
     * @return an expression; its ASCII letters are small ones, whatever the database's language is
     */
    String inOneCase(String text) {
        return "LOWER(" + text + ")";
    }

    /**
     * The isolation level that our work finds on a connection.
     *
     * @param connection outside a transaction
     * @return a constant of {@link Connection}
     * @throws SQLException if the connection is broken
     */
    int isolation(Connection connection) throws SQLException {
        return connection.getTransactionIsolation();
    }

    /**
     * Bounds the waits of a session, where a transaction cannot do so for itself.
     *
     * @param connection outside a transaction
     * @param patience how long
     * @return puts it back
     * @throws SQLException if the connection is broken
     */
    abstract Undo limitSession(Connection connection, Patience patience) throws SQLException;

    /**
     * Sets the isolation level of a transaction and bounds its waits, where it can do so for itself.
     *
     * @param handle in a transaction that has done nothing yet
     * @param patience how long
     */
    abstract void limitTransaction(Handle handle, Patience patience);

    /**
     * Bounds the waits of a host's transaction.
     *
     * @param handle in the transaction
     * @param patience how long
     * @return puts back what would outlive the transaction
     * @throws SQLException if the connection is broken
     */
    Undo limitHost(Handle handle, Patience patience) throws SQLException {
        limitTransaction(handle, patience);
        return () -> {};
    }

    /**
     * Begins a batch.
     *
     * @param handle the connection
     * @param sql the statement
     * @return a batch that counts the rows of each of its parts, whatever the driver was told
     */
    PreparedBatch batch(Handle handle, String sql) {
        return handle.prepareBatch(sql);
    }

    /**
     * What an SQL error means.
     *
     * @param error the error
     * @return its meaning
     */
    abstract Failure failure(SQLException error);

    /**
     * What a failure means.
     *
     * @param error of jdbi, with the SQL error somewhere below
     * @return its meaning; OTHER if there is no SQL error
     */
    public final Failure meaningOf(Throwable error) {
        return sqlError(error).map(this::failure).orElse(Failure.OTHER);
    }

    /**
     * Reads a time.
     *
     * @param row the row
     * @param column its name
     * @return the time, or null
     * @throws SQLException if there is no such column
     */
    abstract @Nullable Instant time(ResultSet row, String column) throws SQLException;

    /**
     * Binds a time, in microseconds as the columns have it.
     *
     * @param statement the statement
     * @param position from 1
     * @param time the time, or null
     * @throws SQLException if the connection is broken
     */
    abstract void bindTime(PreparedStatement statement, int position, @Nullable Instant time) throws SQLException;

    private static Optional<SQLException> sqlError(Throwable error) {
        for (Throwable t = error; t != null; t = t.getCause()) {
            if (t instanceof SQLException e) {
                return Optional.of(e);
            }
        }
        return Optional.empty();
    }
}
