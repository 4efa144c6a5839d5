package io.github.cronguard.jdbc.internal;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.ConnectionException;

/**
 * A database for single statements in auto-commit, by JDBC alone: one way there and back each, without what begins and ends a
 * transaction. Safe for use by several threads.
 */
public final class Alone {
    private final Database database;
    private final Sql sql;
    private final Dialect dialect;
    private final Patience patience;

    Alone(Database database, Sql sql, Dialect dialect, Patience patience) {
        this.database = database;
        this.sql = sql;
        this.dialect = dialect;
        this.patience = patience;
    }

    /**
     * Works on a connection of its own.
     *
     * @param <T> the answer's type
     * @param work one statement, or several that need no transaction; repeated after a deadlock
     * @return its answer
     */
    public <T> T run(PlainWork<T> work) {
        return database.repeated(() -> database.connections().plainly(work));
    }

    /**
     * A prepared connection that the caller keeps.
     *
     * @return to be closed
     */
    public Session session() {
        try {
            return new Session(database, database.connections().openConnection());
        } catch (SQLException e) {
            throw new ConnectionException(e);
        }
    }

    /**
     * Bounds what a statement waits for a row, as transactions do; otherwise it is bounded by the network's time-out alone.
     *
     * @param template of an UPDATE, with its condition at its end
     * @return a template
     */
    public String bounded(String template) {
        return template + dialect.bounded(patience);
    }

    /**
     * An UPDATE.
     *
     * @param template of it
     * @return a statement
     */
    public PlainStatement update(String template) {
        return new PlainStatement(sql.fill(template));
    }

    /**
     * The same that returns what it has written, where the database has such a statement.
     *
     * @param template of it
     * @param told templates of what is returned, in this order
     * @return a query of a row for each one that was changed; empty if this database needs several statements
     */
    public Optional<PlainStatement> returningUpdate(String template, List<String> told) {
        return dialect.returningUpdate(
                        sql.fill(template), told.stream().map(sql::fill).toList())
                .map(PlainStatement::new);
    }

    /**
     * The same of one row that tells of it in any case, where the database has such a statement. A row for which the condition
     * does not hold is neither locked nor waited for.
     *
     * @param table e.g. {@code locks}
     * @param key template that begins with the key's column and finds the row
     * @param template of the UPDATE
     * @param told columns that are told: each as it was, and with {@code new_} in front as it is now, which is null if nothing
     *     was changed. The time is told as {@code now_at}
     * @return a query of one row, or of none if none has the key; empty if this database needs several statements
     */
    public Optional<PlainStatement> tellingUpdate(String table, String key, String template, List<String> told) {
        return dialect.tellingUpdate(sql.table(table), sql.fill(key), sql.fill(template), told)
                .map(PlainStatement::new);
    }

    /**
     * A query.
     *
     * @param template of it
     * @return a statement
     */
    public PlainStatement query(String template) {
        return new PlainStatement(sql.fill(template));
    }

    /**
     * A statement that inserts a row unless its key is there, with its wait for the key bounded.
     *
     * @param table e.g. {@code steps}
     * @param columns with commas
     * @param values template, with commas
     * @param key template of the condition that finds a row with the same key
     * @return a statement that changes one row or none
     */
    public PlainStatement insertIfAbsent(String table, String columns, String values, String key) {
        return new PlainStatement(dialect.insertIfAbsent(
                sql.table(table), columns, sql.fill(values), sql.fill(key), dialect.bounded(patience)));
    }
}
