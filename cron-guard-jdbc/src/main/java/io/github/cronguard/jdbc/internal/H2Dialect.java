package io.github.cronguard.jdbc.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** H2 2.3 and later. */
final class H2Dialect extends Dialect {
    @Override
    public String name() {
        return "h2";
    }

    @Override
    boolean isEmbedded(String url) {
        return url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:h2:tcp:") && !url.startsWith("jdbc:h2:ssl:");
    }

    /** It stands still within a transaction from the first statement on that asks for it. */
    @Override
    String now() {
        return "CURRENT_TIMESTAMP(6)";
    }

    @Override
    String nowPlus(String parameter) {
        return "DATEADD(MICROSECOND, " + parameter + ", CURRENT_TIMESTAMP(6))";
    }

    @Override
    String rowLock() {
        return " FOR UPDATE";
    }

    @Override
    String skipLocked() {
        return " FOR UPDATE SKIP LOCKED";
    }

    /**
     * In two statements: with a limit beside SKIP LOCKED, H2 locks all rows that the query finds, and a query in a condition is
     * asked again for each row that is locked.
     */
    @Override
    List<Long> lockSome(Handle handle, String table, String ids, UnaryOperator<Query> values) {
        List<Long> found =
                values.apply(handle.createQuery(ids)).mapTo(Long.class).list();
        if (found.isEmpty()) {
            return found;
        }
        RowIds rows = rowIds(found);
        return rows.bind(handle.createQuery("SELECT id FROM " + table + " WHERE " + rows.in("id") + skipLocked()))
                .mapTo(Long.class)
                .list();
    }

    /** One text for any number of ids; a list is compiled for each number, and compared at up to three times the price. */
    @Override
    RowIds rowIds(Collection<Long> ids) {
        return RowIds.InArray.ofObjects(ids);
    }

    @Override
    String insertIfAbsent(String table, String columns, String values, String key, String bounded) {
        return "MERGE INTO " + table + " USING (SELECT 1) one ON (" + key + ") WHEN NOT MATCHED THEN INSERT (" + columns
                + ") VALUES (" + values + ")";
    }

    @Override
    Optional<String> returningUpdate(String update, List<String> told) {
        return Optional.of("SELECT " + String.join(", ", told) + " FROM FINAL TABLE (" + update + ")");
    }

    @Override
    Undo limitSession(Connection connection, Patience patience) throws SQLException {
        long before = lockTimeout(connection);
        if (before == patience.lockMillis()) {
            return () -> {};
        }
        setLockTimeout(connection, patience.lockMillis());
        return () -> setLockTimeout(connection, before);
    }

    @Override
    void limitTransaction(Handle handle, Patience patience) {
        // The session's limit holds, and an embedded database has no idle transactions of dead holders.
    }

    @Override
    Failure failure(SQLException error) {
        return switch (error.getErrorCode()) {
            case 50_200 -> Failure.LOCK_TIMEOUT;
            case 40_001, 90_131, 23_505 -> Failure.TRANSIENT;
            case 42_102, 42_103, 42_104 -> Failure.MISSING_TABLE;
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

    /** Prepared, because a session keeps what it has prepared. */
    private static long lockTimeout(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT LOCK_TIMEOUT()");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void setLockTimeout(Connection connection, long millis) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCK_TIMEOUT " + millis);
        }
    }
}
