package io.github.cronguard.jdbc.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** What MariaDB and MySQL have in common, whichever of the two drivers leads there. */
abstract sealed class InnoDbDialect extends Dialect permits MariaDbDialect, MySqlDialect {
    /** A session's variable, and its value while we work. */
    record Limit(String variable, long seconds) {}

    /**
     * The session's variables that bound its waits.
     *
     * @param patience how long
     * @return one at least
     */
    abstract List<Limit> limits(Patience patience);

    @Override
    final boolean isEmbedded(String url) {
        return false;
    }

    /** The statement's beginning, whatever the session's zone is. */
    @Override
    final String now() {
        return "UTC_TIMESTAMP(6)";
    }

    @Override
    final String nowPlus(String parameter) {
        return "(UTC_TIMESTAMP(6) + INTERVAL " + parameter + " MICROSECOND)";
    }

    @Override
    final String rowLock() {
        return " FOR UPDATE";
    }

    /** The index that has the query's order is read up to the limit, and no row behind it is locked. */
    @Override
    final String skipLocked() {
        return " FOR UPDATE SKIP LOCKED";
    }

    /**
     * IGNORE is for two that insert at the same moment: the second one waits and changes nothing, as in PostgreSQL. It would
     * also cut what is too long, but the lengths are checked before. The condition in front of it keeps it from locking rows
     * that are there (two that share a row's lock and then want it for themselves are a deadlock) and from using up an id
     * each time. A SELECT, because batches of VALUES may be rewritten to one statement, and then their rows are not counted.
     */
    @Override
    final String insertIfAbsent(String table, String columns, String values, String key, String bounded) {
        return "INSERT IGNORE INTO " + table + " (" + columns + ") SELECT " + values
                + " FROM DUAL WHERE NOT EXISTS (SELECT 1 FROM " + table + " WHERE " + key + ")";
    }

    /** Who asks for generated keys gets a count for each row, also from a driver that was told to send batches in bulk. */
    @Override
    final PreparedBatch batch(Handle handle, String sql) {
        PreparedBatch batch = handle.prepareBatch(sql);
        batch.getContext().setReturningGeneratedKeys(true);
        return batch;
    }

    @Override
    final Undo limitSession(Connection connection, Patience patience) throws SQLException {
        List<Limit> wanted = limits(patience);
        List<Limit> before = read(connection, wanted);
        if (before.equals(wanted)) {
            return () -> {};
        }
        set(connection, wanted);
        return () -> set(connection, before);
    }

    @Override
    final void limitTransaction(Handle handle, Patience patience) {
        // The session's limits hold.
    }

    @Override
    final Undo limitHost(Handle handle, Patience patience) throws SQLException {
        return limitSession(handle.getConnection(), patience);
    }

    private static List<Limit> read(Connection connection, List<Limit> limits) throws SQLException {
        List<String> variables =
                limits.stream().map(limit -> "@@SESSION." + limit.variable).toList();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT " + String.join(", ", variables))) {
            row.next();
            List<Limit> present = new ArrayList<>();
            for (Limit limit : limits) {
                present.add(new Limit(limit.variable, row.getLong(present.size() + 1)));
            }
            return present;
        }
    }

    private static void set(Connection connection, List<Limit> limits) throws SQLException {
        List<String> values = limits.stream()
                .map(limit -> "SESSION " + limit.variable + " = " + limit.seconds)
                .toList();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET " + String.join(", ", values));
        }
    }

    /** Error numbers are the same in both. 1020 is MariaDB's, with {@code innodb_snapshot_isolation}. */
    @Override
    final Failure failure(SQLException error) {
        return switch (error.getErrorCode()) {
            case 1205 -> Failure.LOCK_TIMEOUT;
            case 1213, 1020, 1062 -> Failure.TRANSIENT;
            case 1146, 1049 -> Failure.MISSING_TABLE;
            default -> Failure.OTHER;
        };
    }

    /** A {@code Timestamp} would go through this machine's zone, where some hours do not exist and others exist twice. */
    @Override
    @Nullable
    final Instant time(ResultSet row, String column) throws SQLException {
        LocalDateTime time = row.getObject(column, LocalDateTime.class);
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }

    @Override
    final void bindTime(PreparedStatement statement, int position, @Nullable Instant time) throws SQLException {
        if (time == null) {
            statement.setNull(position, Types.TIMESTAMP);
        } else {
            statement.setObject(position, LocalDateTime.ofInstant(time.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC));
        }
    }

    /** Whole seconds, and zero would mean at once or never. */
    static long seconds(long millis) {
        return Math.max(1, millis / 1_000);
    }
}
