package io.github.cronguard.jdbc;

import io.github.cronguard.jdbc.internal.Database;
import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.RunQuery;
import io.github.cronguard.spi.RunRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * Pages of {@code cron_runs}, each in the order of an index, so that a page costs the same among a million runs. The order is
 * not that of the id alone: PostgreSQL would go through the rows of all guards and callers by the primary key.
 */
final class RunPages {
    private final Database db;
    private final RunReads runs;
    private final String startBelow;
    private final String startAbove;

    RunPages(Database db, RunReads runs) {
        this.db = db;
        this.runs = runs;
        String start = "SELECT started_at FROM {runs} WHERE guard = :guard AND id ";
        startBelow = db.sql(start + "<= :id ORDER BY id DESC LIMIT 1");
        startAbove = db.sql(start + ">= :id ORDER BY id LIMIT 1");
    }

    List<RunRecord> read(Handle handle, String guard, RunQuery query) {
        Optional<Instant> behind = start(handle, guard, startBelow, query.before());
        Optional<Instant> inFront = start(handle, guard, startAbove, query.after());
        if ((query.before() != null && behind.isEmpty()) || (query.after() != null && inFront.isEmpty())) {
            return List.of();
        }
        Query select = handle.createQuery(db.sql("SELECT * FROM {runs} WHERE guard = :guard" + conditions(query)
                        + order(query) + " LIMIT :limit"))
                .bind("guard", guard)
                .bind("limit", query.limit());
        bind(select, query);
        behind.ifPresent(start -> select.bind("behind", db.time(start)));
        inFront.ifPresent(start -> select.bind("front", db.time(start)));
        List<RunRecord> page =
                new ArrayList<>(select.map((row, context) -> runs.record(row)).list());
        if (query.after() != null) {
            Collections.reverse(page);
        }
        return List.copyOf(page);
    }

    /** Where the id is of no run (any more), the one next to it stands for it. */
    private Optional<Instant> start(Handle handle, String guard, String sql, @Nullable RunId id) {
        return id == null
                ? Optional.empty()
                : handle.createQuery(sql)
                        .bind("guard", guard)
                        .bind("id", id.value())
                        .map((row, context) -> db.time(row, "started_at"))
                        .findOne();
    }

    private static String conditions(RunQuery query) {
        return only(query.status(), " AND status = :status")
                + only(query.caller(), " AND caller = :caller")
                + only(query.requestId(), " AND request_id = :request")
                + only(query.from(), " AND started_at >= :from")
                + only(query.to(), " AND started_at < :to")
                + only(query.before(), " AND started_at <= :behind AND (started_at < :behind OR id < :before)")
                + only(query.after(), " AND started_at >= :front AND (started_at > :front OR id > :after)");
    }

    private static String order(RunQuery query) {
        String direction = query.after() == null ? " DESC" : "";
        return " ORDER BY started_at" + direction + ", id" + direction;
    }

    private void bind(Query select, RunQuery query) {
        if (query.status() != null) {
            select.bind("status", query.status().name());
        }
        if (query.caller() != null) {
            select.bind("caller", query.caller());
        }
        if (query.requestId() != null) {
            select.bind("request", query.requestId());
        }
        if (query.from() != null) {
            select.bind("from", db.time(query.from()));
        }
        if (query.to() != null) {
            select.bind("to", db.time(query.to()));
        }
        if (query.before() != null) {
            select.bind("before", query.before().value());
        }
        if (query.after() != null) {
            select.bind("after", query.after().value());
        }
    }

    private static String only(@Nullable Object value, String condition) {
        return value == null ? "" : condition;
    }
}
