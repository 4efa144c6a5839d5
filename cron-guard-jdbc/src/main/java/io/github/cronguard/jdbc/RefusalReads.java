package io.github.cronguard.jdbc;

import io.github.cronguard.jdbc.internal.Database;
import io.github.cronguard.spi.RefusalTotal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Sums of {@code cron_refusals}, the most frequent reason first. */
final class RefusalReads {
    private static final int MOST = 100;
    private static final String LAST_MINUTE =
            "(SELECT x.%1$s FROM {refusals} x WHERE x.guard = :guard AND x.reason = f.refused_for AND x.minute_at = f.last_at)"
                    + " AS refused_%1$s";

    /** Template of what a sum that is called {@code f} tells, and that {@link #total} reads. */
    static final String COLUMNS = "f.refused_for, f.refused, f.first_at, f.last_at, " + LAST_MINUTE.formatted("last_ip")
            + ", " + LAST_MINUTE.formatted("last_request_id");

    private final Database db;
    private final String totals;

    RefusalReads(Database db) {
        this.db = db;
        this.totals =
                db.sql("SELECT " + COLUMNS + " FROM " + sums("", MOST) + " f ORDER BY f.refused DESC, f.refused_for");
    }

    /** Template of the sums of some minutes {@code c} since {@code {now+since}}. */
    static String sums(String condition, int most) {
        return "(SELECT c.reason AS refused_for, SUM(c.count) AS refused, MIN(c.minute_at) AS first_at,"
                + " MAX(c.minute_at) AS last_at FROM {refusals} c"
                + " WHERE c.guard = :guard AND c.minute_at > {now+since}" + condition
                + " GROUP BY c.reason ORDER BY refused DESC, c.reason LIMIT " + most + ")";
    }

    List<RefusalTotal> totals(Handle handle, String guard, Duration within) {
        return handle.createQuery(totals)
                .bind("guard", guard)
                .bind("since", -Micros.of(within))
                .map((row, context) -> total(row))
                .list();
    }

    @Nullable
    RefusalTotal totalOrNull(ResultSet row) throws SQLException {
        return row.getString("refused_for") == null ? null : total(row);
    }

    private RefusalTotal total(ResultSet row) throws SQLException {
        return new RefusalTotal(
                row.getString("refused_for"),
                row.getLong("refused"),
                db.time(row, "first_at"),
                db.time(row, "last_at"),
                row.getString("refused_last_ip"),
                row.getString("refused_last_request_id"));
    }
}
