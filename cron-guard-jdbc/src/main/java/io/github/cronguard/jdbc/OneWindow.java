package io.github.cronguard.jdbc;

import io.github.cronguard.jdbc.Windows.Window;
import io.github.cronguard.jdbc.internal.Alone;
import io.github.cronguard.jdbc.internal.Database;
import io.github.cronguard.jdbc.internal.Dialect.Failure;
import io.github.cronguard.jdbc.internal.PlainStatement;
import io.github.cronguard.spi.RateLimit;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;

/**
 * One limit alone: a permit is a conditional UPDATE that returns what it has written, so one statement. Who does not get one
 * asks why, with a statement that tells of the row as well, where the database has it. A window that is used up is neither
 * locked nor waited for. Safe for use by several threads.
 */
final class OneWindow {
    private static final String KEY = "limit_key = :key";
    private static final int ATTEMPTS = 3;
    private static final List<String> TOLD = List.of("used", "ends_at");

    private final Database db;
    private final Windows windows;
    private final PlainStatement begin;
    private final Optional<PlainStatement> take;
    private final Optional<PlainStatement> takeOrTell;

    OneWindow(Database db, Windows windows) {
        this.db = db;
        this.windows = windows;
        String update = "UPDATE {rate_limits} SET used = CASE WHEN ends_at <= {now} THEN 1 ELSE used + 1 END,"
                + " ends_at = CASE WHEN ends_at <= {now} THEN {now+window} ELSE ends_at END"
                + " WHERE limit_key = :key AND (ends_at <= {now} OR used < :permits)";
        Alone alone = db.alone();
        begin = alone.insertIfAbsent("rate_limits", "limit_key, used, ends_at", ":key, 1, {now+window}", KEY);
        take = alone.returningUpdate(update, List.of("used", "ends_at", "{now} AS now_at"));
        takeOrTell = alone.tellingUpdate("rate_limits", KEY, update, TOLD);
    }

    Window acquire(String key, RateLimit limit) {
        Map<String, Object> values = Map.of(
                "key", windows.id(key, limit),
                "permits", limit.permits(),
                "window", Micros.of(limit.window()));
        try {
            return take.flatMap(statement -> db.alone().run(connection -> take(statement, connection, values, limit)))
                    .orElseGet(() -> ask(key, values, limit));
        } catch (JdbiException e) {
            if (db.meaningOf(e) != Failure.TRANSIENT) {
                throw e;
            }
            // A session whose isolation level is stricter than ours refuses those who come at the same moment.
            return db.inTransaction(handle -> windows.acquire(handle, key, limit));
        }
    }

    private Optional<Window> take(
            PlainStatement statement, Connection connection, Map<String, ?> values, RateLimit limit)
            throws SQLException {
        return statement.first(connection, values, row -> permit(row, row.getLong(1), "ends_at", limit));
    }

    /** There is no permit, or no row, or this database needs several statements for each. */
    private Window ask(String key, Map<String, ?> values, RateLimit limit) {
        return takeOrTell
                .map(statement -> db.alone().run(connection -> ask(statement, connection, values, limit)))
                .orElseGet(() -> db.run(handle -> windows.acquire(handle, key, limit)));
    }

    private Window ask(PlainStatement statement, Connection connection, Map<String, ?> values, RateLimit limit)
            throws SQLException {
        for (int attempt = 1; ; attempt++) {
            Optional<Window> told = statement.first(connection, values, row -> told(row, limit));
            if (told.isEmpty() && begin.update(connection, values) == 1) {
                return Window.permit(limit, 1, limit.window());
            }
            // Otherwise another node has begun the window just now, or the row shows no reason for the refusal: there
            // was
            // another one while its lock was waited for.
            if (attempt == ATTEMPTS || (told.isPresent() && told.get().certain())) {
                return told.orElse(Window.refusal(limit, 0, Duration.ZERO));
            }
        }
    }

    private Window told(ResultSet row, RateLimit limit) throws SQLException {
        long used = row.getLong("new_used");
        return row.wasNull()
                ? Window.refusal(limit, row.getLong("used"), Windows.rest(db, row, "ends_at"))
                : permit(row, used, "new_ends_at", limit);
    }

    private Window permit(ResultSet row, long used, String end, RateLimit limit) throws SQLException {
        return Window.permit(limit, used, used < limit.permits() ? Duration.ZERO : Windows.rest(db, row, end));
    }
}
