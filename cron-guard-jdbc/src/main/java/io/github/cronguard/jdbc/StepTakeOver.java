package io.github.cronguard.jdbc;

import io.github.cronguard.jdbc.internal.Database;
import io.github.cronguard.jdbc.internal.RowIds;
import io.github.cronguard.sequence.Delivery;
import io.github.cronguard.sequence.Sequence;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.StorageContext;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Takes over what dead holders claimed, by each sequence's policy. */
final class StepTakeOver {
    private static final int BATCH = 500;

    private static final String LEFT =
            "SELECT t.id FROM {steps} t WHERE t.guard = :guard AND t.state = 'CLAIMED' AND t.claim_fence < :fence"
                    + " ORDER BY t.id LIMIT " + BATCH;

    private final Database db;

    StepTakeOver(Database db) {
        this.db = db;
    }

    /** Of a sequence that is not defined any more nothing is known, so it is not repeated. */
    int all(StorageContext context, Lease lease) {
        Ids repeatable = Ids.ofTexts(
                "sequence",
                context.sequences().stream()
                        .filter(sequence -> sequence.delivery() != Delivery.AT_MOST_ONCE)
                        .map(Sequence::key)
                        .toList());
        int all = 0;
        for (int some = BATCH; some == BATCH; all += some) {
            some = db.inTransaction(handle -> some(handle, lease, repeatable));
        }
        return all;
    }

    /** No part of the SET list reads a column that another part changes. */
    private int some(Handle handle, Lease lease, Ids repeatable) {
        List<Long> ids = db.lockSome(
                handle,
                "steps",
                LEFT,
                query -> query.bind("guard", lease.name()).bind("fence", lease.fence()));
        if (ids.isEmpty()) {
            return 0;
        }
        RowIds rows = db.words().rowIds(ids);
        String may = "CASE WHEN sequence_key IN " + repeatable.list() + " THEN ";
        String sql = db.sql("UPDATE {steps} SET state = " + may + StepClaims.DUE_AGAIN + " ELSE 'UNCERTAIN' END,"
                + " finished_at = " + may + StepClaims.ENDED_AT + " ELSE NULL END,"
                + " claim_id = " + may + "NULL ELSE claim_id END,"
                + " claimed_at = " + may + "NULL ELSE claimed_at END,"
                + " run_id = " + may + "NULL ELSE run_id END,"
                + " error = " + may + "NULL ELSE :error END"
                + " WHERE state = 'CLAIMED' AND claim_fence < :fence AND " + rows.in("id"));
        return repeatable
                .bind(rows.bind(handle.createUpdate(sql)))
                .bind("fence", lease.fence())
                .bind("error", "The run that had claimed it ended without a word.")
                .execute();
    }
}
