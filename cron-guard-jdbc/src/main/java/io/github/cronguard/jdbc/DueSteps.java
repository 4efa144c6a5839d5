package io.github.cronguard.jdbc;

import io.github.cronguard.jdbc.internal.Database;
import io.github.cronguard.spi.Backlog;
import io.github.cronguard.spi.Step;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The queries for steps that are due. */
final class DueSteps {
    /** A step of the present round of an enrollment that goes on. */
    static final String JOINED = " FROM {steps} t JOIN {enrollments} e ON e.id = t.enrollment_id AND e.round = t.round"
            + " AND e.state = 'ACTIVE'";

    /** States of an enrollment that has not ended. */
    static final String GOING_ON = "('ACTIVE', 'PAUSED')";

    static final String NOT_PAUSED = " AND NOT EXISTS (SELECT 1 FROM {pauses} p WHERE p.guard = t.guard"
            + " AND (p.scope = 'ALL' OR p.scope = t.sequence_key) AND (p.until_at IS NULL OR p.until_at > {now}))";

    /** Of a row of {@code {steps}} in an UPDATE: neither its contact nor its sequence is paused or has ended. */
    static final String WANTED = " AND EXISTS (SELECT 1 FROM {enrollments} e WHERE e.id = {steps}.enrollment_id"
            + " AND e.round = {steps}.round AND e.state = 'ACTIVE')" + NOT_PAUSED.replace("t.", "{steps}.");

    /** What a claimed step is made of. */
    static final String COLUMNS = "t.id, t.step_key, t.sequence_key, t.step_no, t.step_name, e.contact, e.attributes,"
            + " t.attempts, t.due_at";

    private static final String PENDING =
            " FROM {steps} t WHERE t.guard = :guard AND t.state = 'PENDING' AND t.due_at <= ";

    /** Not a join: a database that began with the enrollments would look at all that is due for each batch. */
    private static final String GOES_ON = " AND EXISTS (SELECT 1 FROM {enrollments} e WHERE e.id = t.enrollment_id"
            + " AND e.round = t.round AND e.state = 'ACTIVE')";

    private static final String FIRST_OF_ITS_CONTACT = " AND NOT EXISTS (SELECT 1 FROM {steps} f"
            + " WHERE f.enrollment_id = t.enrollment_id AND f.id < t.id"
            + " AND f.state NOT IN ('DONE', 'SKIPPED', 'CANCELLED'))";

    /** The constant columns in front lead H2 to the index that has this order. */
    private static final String OLDEST_FIRST = " ORDER BY t.guard, t.state, t.due_at, t.id LIMIT ";

    private final Database db;
    private final KnownSteps known;
    private final String backlog;
    private final String ofClaim;

    DueSteps(Database db, KnownSteps known) {
        this.db = db;
        this.known = known;
        this.backlog = db.sql("SELECT COUNT(*) AS due, MIN(d.due_at) AS oldest FROM (" + backlogRows() + ") d");
        this.ofClaim = db.sql("SELECT " + COLUMNS + " FROM {steps} t JOIN {enrollments} e ON e.id = t.enrollment_id"
                + " WHERE t.claim_id = :claim AND t.state = 'CLAIMED' ORDER BY t.due_at, t.id");
    }

    /** Template of the steps that are due now, bounded. */
    static String backlogRows() {
        return "SELECT t.due_at" + PENDING + "{now}" + GOES_ON + FIRST_OF_ITS_CONTACT + OLDEST_FIRST + ":limit";
    }

    /**
     * Template of the ids of the steps that are due for a run, bounded. The bound stands in the text: with a parameter a database
     * would plan each claim anew, or for any number.
     */
    String ids(Ids sequences, int limit) {
        return "SELECT t.id" + PENDING + ":until AND t.sequence_key IN " + sequences.list() + known.condition()
                + NOT_PAUSED + GOES_ON + FIRST_OF_ITS_CONTACT + OLDEST_FIRST + limit;
    }

    Query bind(Query query, String guard, Ids sequences, Instant until) {
        return known.bind(sequences.bind(query), db, until).bind("guard", guard).bind("until", db.time(until));
    }

    /** How many steps are due for a run, up to a limit; rows that others have locked are counted too. */
    int count(Handle handle, String guard, Ids sequences, Instant until, int limit) {
        String sql = db.sql("SELECT COUNT(*) FROM (" + ids(sequences, limit) + ") d");
        return bind(handle.createQuery(sql), guard, sequences, until)
                .mapTo(Integer.class)
                .one();
    }

    Backlog backlog(Handle handle, String guard) {
        return handle.createQuery(backlog)
                .bind("guard", guard)
                .bind("limit", Backlog.MOST)
                .map((row, context) -> new Backlog(row.getLong("due"), db.timeOrNull(row, "oldest")))
                .one();
    }

    /** The steps of a claim, oldest due first. */
    List<Step> ofClaim(Handle handle, String claim) {
        return steps(handle.createQuery(ofClaim).bind("claim", claim));
    }

    /** Of a query of {@link #COLUMNS}. */
    List<Step> steps(Query query) {
        return query.map((row, context) -> new Step(
                        row.getString("step_key"),
                        row.getLong("id"),
                        row.getString("sequence_key"),
                        row.getInt("step_no"),
                        row.getString("step_name"),
                        row.getString("contact"),
                        Attributes.read(row.getString("attributes")),
                        row.getInt("attempts"),
                        db.time(row, "due_at")))
                .list();
    }
}
