package io.github.cronguard.jdbc;

import io.github.cronguard.RunCounts;
import io.github.cronguard.jdbc.internal.Database;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.RunFinish;
import io.github.cronguard.spi.RunStart;
import io.github.cronguard.spi.RunStatus;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** The statements that write {@code cron_runs}. Every change is conditional on {@code RUNNING}. */
final class RunRows {
    private final Database db;
    private final String ofFence;
    private final String insert;
    private final String finish;
    private final String status;
    private final String end;

    RunRows(Database db) {
        this.db = db;
        ofFence = db.sql("SELECT id FROM {runs} WHERE guard = :guard AND fence = :fence");
        insert = db.sql("INSERT INTO {runs} (guard, status, request_id, delivery_id, trigger_method, caller, caller_ip,"
                + " user_agent, node, fence, started_at, processed, queued, skipped, failed)"
                + " VALUES (:guard, 'RUNNING', :request, :delivery, :method, :caller, :ip, :agent, :node, :fence, {now},"
                + " 0, 0, 0, 0)");
        String changes = " duration_ms = :duration, processed = :processed, queued = :queued, skipped = :skipped,"
                + " failed = :failed, output = :output, error = :error"
                + " WHERE id = :id AND guard = :guard AND status = 'RUNNING'";
        finish = db.sql("UPDATE {runs} SET status = :status, finished_at = {now}," + changes);
        end = db.sql("UPDATE {runs} SET status = :status, finished_at = :at," + changes);
        status = db.sql("SELECT status FROM {runs} WHERE id = :id AND guard = :guard{lock}");
    }

    /** The run that was started under a lease's fence. */
    Optional<Long> ofFence(Handle handle, Lease lease) {
        return handle.createQuery(ofFence)
                .bind("guard", lease.name())
                .bind("fence", lease.fence())
                .mapTo(Long.class)
                .findOne();
    }

    long insert(Handle handle, RunStart start) {
        return handle.createUpdate(insert)
                .bind("guard", start.lease().name())
                .bind("request", start.requestId())
                .bind("delivery", start.deliveryId())
                .bind("method", start.method())
                .bind("caller", start.caller())
                .bind("ip", start.callerIp())
                .bind("agent", start.userAgent())
                .bind("node", start.node())
                .bind("fence", start.lease().fence())
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
    }

    boolean finish(Handle handle, String guard, long id, RunFinish how) {
        return bind(handle.createUpdate(finish), guard, id, how).execute() == 1;
    }

    /** Ends a run at a moment that was read from the database in the same transaction. */
    boolean end(Handle handle, String guard, long id, RunFinish how, Instant at) {
        return bind(handle.createUpdate(end), guard, id, how)
                        .bind("at", db.time(at))
                        .execute()
                == 1;
    }

    /** A locking read, which waits for a commit still under way. */
    Optional<RunStatus> status(Handle handle, String guard, long id) {
        return handle.createQuery(status)
                .bind("id", id)
                .bind("guard", guard)
                .mapTo(String.class)
                .findOne()
                .map(RunStatus::valueOf);
    }

    private static Update bind(Update update, String guard, long id, RunFinish how) {
        RunCounts counts = how.counts();
        return update.bind("id", id)
                .bind("guard", guard)
                .bind("status", how.status().name())
                .bind("duration", how.duration().toMillis())
                .bind("processed", counts.processed())
                .bind("queued", counts.queued())
                .bind("skipped", counts.skipped())
                .bind("failed", counts.failed())
                .bind("output", how.output())
                .bind("error", how.error());
    }
}
