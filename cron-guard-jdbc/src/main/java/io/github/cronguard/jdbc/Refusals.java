package io.github.cronguard.jdbc;

import io.github.cronguard.jdbc.internal.Database;
import io.github.cronguard.spi.RefusalCount;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Adds to {@code cron_refusals}. */
final class Refusals {
    /** All nodes take the rows in one order, so that they do not wait for each other in a circle. */
    private static final Comparator<RefusalCount> ORDER = Comparator.comparing(RefusalCount::guard)
            .thenComparing(RefusalCount::minute)
            .thenComparing(RefusalCount::reason);

    private final Database db;

    Refusals(Database db) {
        this.db = db;
    }

    void add(List<RefusalCount> refusals) {
        List<RefusalCount> ordered = refusals.stream().sorted(ORDER).toList();
        db.inTransaction(handle -> {
            insert(handle, ordered);
            return update(handle, ordered);
        });
    }

    private void insert(Handle handle, List<RefusalCount> refusals) {
        PreparedBatch batch = db.batch(
                handle,
                db.words()
                        .insertIfAbsent(
                                "refusals",
                                "guard, minute_at, reason, count",
                                ":guard, :minute, :reason, 0",
                                "guard = :guard AND minute_at = :minute AND reason = :reason"));
        for (RefusalCount refusal : refusals) {
            bind(batch, refusal).add();
        }
        batch.execute();
    }

    private int update(Handle handle, List<RefusalCount> refusals) {
        PreparedBatch batch = db.batch(
                handle,
                db.sql("UPDATE {refusals} SET count = count + :count, last_ip = COALESCE(:ip, last_ip),"
                        + " last_request_id = COALESCE(:request, last_request_id)"
                        + " WHERE guard = :guard AND minute_at = :minute AND reason = :reason"));
        for (RefusalCount refusal : refusals) {
            bind(batch, refusal)
                    .bind("count", refusal.count())
                    .bind("ip", refusal.lastIp())
                    .bind("request", refusal.lastRequestId())
                    .add();
        }
        return batch.execute().length;
    }

    private PreparedBatch bind(PreparedBatch batch, RefusalCount refusal) {
        return batch.bind("guard", refusal.guard())
                .bind("minute", db.time(refusal.minute()))
                .bind("reason", refusal.reason());
    }
}
