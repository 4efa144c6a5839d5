package io.github.cronguard.jdbc.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** PostgreSQL. */
final class PostgreSqlDialect extends Dialect {
    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    boolean isEmbedded(String url) {
        return false;
    }

    @Override
    String now() {
        return "statement_timestamp()";
    }

    @Override
    String nowPlus(String parameter) {
        return "(statement_timestamp() + " + parameter + " * INTERVAL '1 microsecond')";
    }

    /** Weaker than FOR UPDATE: it lets foreign keys look at the row. */
    @Override
    String rowLock() {
        return " FOR NO KEY UPDATE";
    }

    @Override
    String sharedRowLock() {
        return " FOR SHARE";
    }

    @Override
    String skipLocked() {
        return " FOR NO KEY UPDATE OF t SKIP LOCKED";
    }

    /** From a SELECT: the driver can be told to rewrite batches of VALUES, and then no longer counts their rows. */
    @Override
    String insertIfAbsent(String table, String columns, String values, String key, String bounded) {
        return "INSERT INTO " + table + " (" + columns + ") SELECT " + values + " WHERE TRUE" + bounded
                + " ON CONFLICT DO NOTHING";
    }

    /** Looked at with the row's other conditions, so before the row can be locked, and in force until the statement's end. */
    @Override
    String bounded(Patience patience) {
        return " AND set_config('lock_timeout', '" + patience.lockMillis() + "', TRUE) IS NOT NULL";
    }

    @Override
    Optional<String> returningUpdate(String update, List<String> told) {
        return Optional.of(update + " RETURNING " + String.join(", ", told));
    }

    @Override
    Optional<String> tellingUpdate(String table, String key, String update, List<String> told) {
        String now = told.stream()
                .map(column -> "changed." + column + " AS new_" + column)
                .collect(Collectors.joining(", "));
        String before = told.stream().map(column -> "present." + column).collect(Collectors.joining(", "));
        return Optional.of("WITH changed AS (" + update + " RETURNING " + String.join(", ", told) + ") SELECT " + now
                + ", " + before + ", " + now() + " AS now_at FROM " + table
                + " present LEFT JOIN changed ON TRUE WHERE present." + key);
    }

    @Override
    RowIds rowIds(Collection<Long> ids) {
        return RowIds.InArray.ofPrimitives(ids);
    }

    @Override
    boolean returnsChanged() {
        return true;
    }

    /** By the rules of C: the database's own may be Turkish, where the small I has no dot. */
    @Override
    String inOneCase(String text) {
        return "LOWER(" + text + " COLLATE \"C\")";
    }

    @Override
    Undo limitSession(Connection connection, Patience patience) {
        return () -> {};
    }

    /**
     * As each transaction sets it: to ask would be a round trip for each connection. A single statement in auto-commit sees one
     * snapshot at every level, and is repeated where a stricter one refuses it.
     */
    @Override
    int isolation(Connection connection) {
        return Connection.TRANSACTION_READ_COMMITTED;
    }

    /** The driver sends the three in one message, behind the BEGIN that it owes. */
    @Override
    void limitTransaction(Handle handle, Patience patience) {
        execute(handle.getConnection(), "SET TRANSACTION ISOLATION LEVEL READ COMMITTED; " + limits(patience));
    }

    /** A host's transaction keeps its level. */
    @Override
    Undo limitHost(Handle handle, Patience patience) {
        execute(handle.getConnection(), limits(patience));
        return () -> {};
    }

    private static String limits(Patience patience) {
        return "SET LOCAL lock_timeout = " + patience.lockMillis()
                + "; SET LOCAL idle_in_transaction_session_timeout = " + patience.idleMillis();
    }

    private static void execute(Connection connection, String statements) {
        try (PreparedStatement prepared = connection.prepareStatement(statements)) {
            prepared.execute();
        } catch (SQLException e) {
            throw new ConnectionException(e);
        }
    }

    @Override
    Failure failure(SQLException error) {
        return switch (Objects.requireNonNullElse(error.getSQLState(), "")) {
            case "55P03" -> Failure.LOCK_TIMEOUT;
            case "40001", "40P01", "23505" -> Failure.TRANSIENT;
            case "42P01" -> Failure.MISSING_TABLE;
            default -> Failure.OTHER;
        };
    }

    @Override
    @Nullable
    Instant time(ResultSet row, String column) throws SQLException {
        return Timestamps.read(row, column);
    }

    @Override
    void bindTime(PreparedStatement statement, int position, @Nullable Instant time) throws SQLException {
        Timestamps.bind(statement, position, time);
    }
}
