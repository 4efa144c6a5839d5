package io.github.cronguard.jdbc;

import io.github.cronguard.jdbc.internal.Database;
import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.StepQuery;
import io.github.cronguard.spi.StepRecord;
import io.github.cronguard.spi.StepState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * The queries for steps as persons see them. Each begins in an index and reads a bounded number of its rows: states stand in the
 * text, because an index of some states serves only who names them, and contacts are looked up one by one behind the limit.
 */
final class StepReads {
    /** How many steps of a run are looked at. */
    private static final int OF_RUN = 10_000;

    /** Of the step {@code t}. */
    static final String COLUMNS = "SELECT t.id, t.step_key, t.sequence_key, t.step_no, t.step_name, t.state, t.due_at,"
            + " t.attempts, t.claimed_at, t.finished_at, t.run_id, t.error, t.enrollment_id,"
            + " (SELECT e.contact FROM {enrollments} e WHERE e.id = t.enrollment_id) AS contact";

    private static final String OF_THE_RUN = " FROM {steps} t WHERE t.run_id = :run AND t.guard = :guard";

    /** Of those that are claimed PostgreSQL has an index of its own. */
    private static final String PAST = " AND t.state <> 'CLAIMED'";

    private final Database db;
    private final String find;
    private final String ofRun;
    private final String handledBy;

    StepReads(Database db) {
        this.db = db;
        find = db.sql(COLUMNS + " FROM {steps} t WHERE t.step_key = :key AND t.guard = :guard");
        ofRun = db.sql(COLUMNS + " FROM ((SELECT t.*" + OF_THE_RUN + PAST + " LIMIT " + OF_RUN
                + ") UNION ALL (SELECT t.*" + OF_THE_RUN + " AND t.state = 'CLAIMED' LIMIT " + OF_RUN + ")) t"
                + " ORDER BY CASE WHEN t.state IN ('DEAD', 'UNCERTAIN', 'PENDING') THEN 0 ELSE 1 END, t.id DESC"
                + " LIMIT :limit");
        handledBy = db.sql("SELECT COUNT(*) FROM (SELECT t.id" + OF_THE_RUN + PAST + " LIMIT " + OF_RUN + ") d");
    }

    Optional<StepRecord> find(Handle handle, String guard, String key) {
        if (isNeverStored(key)) {
            return Optional.empty();
        }
        return handle.createQuery(find)
                .bind("key", key)
                .bind("guard", guard)
                .map((row, context) -> step(row))
                .findOne();
    }

    /** The constant columns in front of the order lead to the index that has it. */
    private static String waiting(StepState state) {
        return " FROM {steps} t WHERE t.guard = :guard AND t.state = '" + state.name() + "' AND t.id < :before"
                + " ORDER BY t.guard DESC, t.state DESC, t.id DESC LIMIT ";
    }

    List<StepRecord> page(Handle handle, String guard, StepQuery query) {
        String sequence = query.sequence();
        String error = query.error();
        if (isNeverStored(sequence) || isNeverStored(error)) {
            return List.of();
        }
        int most = sequence == null && error == null ? query.limit() : StepQuery.MOST;
        String sql = COLUMNS + " FROM (SELECT t.*" + waiting(query.state()) + most + ") t WHERE 1 = 1"
                + (sequence == null ? "" : " AND t.sequence_key = :sequence")
                + (error == null
                        ? ""
                        : " AND " + db.words().inOneCase("t.error") + " LIKE "
                                + db.words().inOneCase(":error") + " ESCAPE '!'")
                + " ORDER BY t.id DESC LIMIT :limit";
        Query select = handle.createQuery(db.sql(sql))
                .bind("guard", guard)
                .bind("before", query.before() == null ? Long.MAX_VALUE : query.before())
                .bind("limit", query.limit());
        if (sequence != null) {
            select.bind("sequence", sequence);
        }
        if (error != null) {
            select.bind("error", "%" + error.replaceAll("[!%_]", "!$0") + "%");
        }
        return select.map((row, context) -> step(row)).list();
    }

    /** What the newest steps that wait in a state failed with; empty where nothing is stored. */
    List<String> errors(Handle handle, String guard, StepState state, int most) {
        return handle.createQuery(db.sql("SELECT COALESCE(t.error, '')" + waiting(state) + most))
                .bind("guard", guard)
                .bind("before", Long.MAX_VALUE)
                .mapTo(String.class)
                .list();
    }

    List<StepRecord> ofRun(Handle handle, String guard, RunId run, int limit) {
        return handle.createQuery(ofRun)
                .bind("run", run.value())
                .bind("guard", guard)
                .bind("limit", limit)
                .map((row, context) -> step(row))
                .list();
    }

    long handledBy(Handle handle, String guard, RunId run) {
        return handle.createQuery(handledBy)
                .bind("run", run.value())
                .bind("guard", guard)
                .mapTo(Long.class)
                .one();
    }

    /** A database refuses a NUL or half a character, or takes it for another one; neither is ever stored. */
    static boolean isNeverStored(@Nullable String text) {
        return text != null && text.codePoints().anyMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE);
    }

    StepRecord step(ResultSet row) throws SQLException {
        Long run = row.getObject("run_id", Long.class);
        return new StepRecord(
                row.getLong("id"),
                row.getString("step_key"),
                row.getString("sequence_key"),
                row.getInt("step_no"),
                row.getString("step_name"),
                row.getString("contact"),
                StepState.valueOf(row.getString("state")),
                db.time(row, "due_at"),
                row.getInt("attempts"),
                db.timeOrNull(row, "claimed_at"),
                db.timeOrNull(row, "finished_at"),
                run == null ? null : new RunId(run),
                row.getString("error"));
    }
}
