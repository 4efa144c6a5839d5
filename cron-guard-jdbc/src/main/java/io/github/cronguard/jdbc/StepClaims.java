package io.github.cronguard.jdbc;

import io.github.cronguard.jdbc.internal.Database;
import io.github.cronguard.jdbc.internal.RowIds;
import io.github.cronguard.spi.Claim;
import io.github.cronguard.spi.ClaimRequest;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.Step;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;

/** Takes due steps and gives them back. */
final class StepClaims {
    /** Reads no column that an UPDATE with it changes: some databases would read what the SET list before it has set. */
    private static final String CURRENT = "EXISTS (SELECT 1 FROM {enrollments} e WHERE e.id = {steps}.enrollment_id"
            + " AND e.round = {steps}.round AND e.state IN " + DueSteps.GOING_ON + ")";

    /** The state of a step that is due again, or ends where its enrollment has ended or begun a new round. */
    static final String DUE_AGAIN = "CASE WHEN " + CURRENT + " THEN 'PENDING' ELSE 'CANCELLED' END";

    /** The end that belongs to {@link #DUE_AGAIN}. */
    static final String ENDED_AT = "CASE WHEN " + CURRENT + " THEN NULL ELSE {now} END";

    private static final String TAKE =
            "SET state = 'CLAIMED', claim_id = :claim, claim_fence = :fence, claimed_at = {now}, run_id = :run";

    private static final String STILL_DUE = "t.state = 'PENDING' AND t.due_at <= :until";

    private final Database db;
    private final DueSteps due;
    private final String giveBack;
    private final String stillDue;

    StepClaims(Database db, DueSteps due) {
        this.db = db;
        this.due = due;
        giveBack = db.sql("UPDATE {steps} SET state = " + DUE_AGAIN + ", finished_at = " + ENDED_AT + ","
                + " claim_id = NULL, claim_fence = NULL, claimed_at = NULL, run_id = NULL"
                + " WHERE id = :id AND claim_id = :claim AND state = 'CLAIMED'");
        stillDue = db.sql("SELECT t.step_key" + DueSteps.JOINED + " JOIN {locks} l ON l.name = :name"
                + " AND l.owner = :owner AND l.fence = :fence"
                + " WHERE t.claim_id = :claim AND t.state = 'CLAIMED'" + DueSteps.NOT_PAUSED);
    }

    /** Takes a batch, in a transaction that has locked the lock's row. */
    Claim claim(Handle handle, ClaimRequest request, LockRows.Held held, String id) {
        Ids sequences = Ids.ofTexts("sequence", request.sequences());
        Instant until = held.acquiredAt();
        List<Step> steps = db.words().returnsChanged()
                ? takeAtOnce(handle, request, sequences, held, id)
                : takeLocked(handle, request, sequences, held, id);
        boolean more = steps.size() == request.limit()
                || due.count(handle, request.lease().name(), sequences, until, 1) > 0;
        return new Claim(id, request.lease(), steps, more);
    }

    /** In one statement, which locks, changes and reads. An array, because of a join PostgreSQL might read the table from end to end. */
    private List<Step> takeAtOnce(Handle handle, ClaimRequest request, Ids sequences, LockRows.Held held, String id) {
        String sql = "WITH due AS (" + due.ids(sequences, request.limit())
                + db.words().skipLocked()
                + "), taken AS (UPDATE {steps} t "
                + TAKE + " FROM {enrollments} e WHERE t.id = ANY (ARRAY(SELECT id FROM due))"
                + " AND e.id = t.enrollment_id AND " + STILL_DUE
                + " RETURNING " + DueSteps.COLUMNS + ") SELECT * FROM taken ORDER BY due_at, id";
        return due.steps(bindTake(
                due.bind(handle.createQuery(db.sql(sql)), request.lease().name(), sequences, held.acquiredAt()),
                request.lease(),
                held,
                id));
    }

    private List<Step> takeLocked(Handle handle, ClaimRequest request, Ids sequences, LockRows.Held held, String id) {
        Lease lease = request.lease();
        List<Long> ids = db.lockSome(
                handle,
                "steps",
                due.ids(sequences, request.limit()),
                query -> due.bind(query, lease.name(), sequences, held.acquiredAt()));
        if (ids.isEmpty()) {
            return List.of();
        }
        RowIds rows = db.words().rowIds(ids);
        String sql = "UPDATE {steps} " + TAKE + " WHERE " + STILL_DUE.replace("t.", "") + " AND " + rows.in("id");
        bindTake(rows.bind(handle.createUpdate(db.sql(sql))), lease, held, id)
                .bind("until", db.time(held.acquiredAt()))
                .execute();
        return due.ofClaim(handle, id);
    }

    private static <S extends SqlStatement<S>> S bindTake(S statement, Lease lease, LockRows.Held held, String claim) {
        return statement.bind("claim", claim).bind("fence", lease.fence()).bind("run", held.runId());
    }

    int giveBack(Handle handle, Claim claim, Collection<Step> steps) {
        PreparedBatch batch = db.batch(handle, giveBack);
        for (Step step : steps) {
            batch.bind("id", step.row()).bind("claim", claim.id()).add();
        }
        return batch.execute().length;
    }

    Set<Step> stillDue(Handle handle, Claim claim) {
        Set<String> keys = new HashSet<>(handle.createQuery(stillDue)
                .bind("name", claim.lease().name())
                .bind("owner", claim.lease().owner())
                .bind("fence", claim.lease().fence())
                .bind("claim", claim.id())
                .mapTo(String.class)
                .list());
        return claim.steps().stream().filter(step -> keys.contains(step.key())).collect(Collectors.toSet());
    }
}
