package io.github.cronguard.jdbc;

import io.github.cronguard.jdbc.internal.Database;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.LeaseLostException;
import io.github.cronguard.spi.LeaseRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The statements on {@code cron_locks} inside transactions. The database's clock decides when a lease has ended. */
final class LockRows {
    /** What a transaction finds that has locked the row under its lease. */
    record Held(Instant acquiredAt, @Nullable Long runId) {}

    private final Database db;
    private final String fence;
    private final String force;
    private final String held;
    private final String expires;
    private final String hold;
    private final String share;
    private final String setRun;
    private final String adoptAgain;
    private final String adopt;
    private final String adoptNew;

    LockRows(Database db) {
        this.db = db;
        String columns = "name, owner, node, fence, acquired_at, expires_at, heartbeat_at";
        fence = db.sql("SELECT fence FROM {locks} WHERE name = :name AND owner = :owner{lock}");
        String seen = " WHERE name = :name AND fence = :fence AND owner IS NOT NULL AND expires_at > {now}";
        force = db.sql("UPDATE {locks} SET owner = NULL, expires_at = {now}, fence = fence + 1" + seen);
        held = db.sql("SELECT fence FROM {locks}" + seen);
        expires = db.sql("SELECT {now} AS now_at, expires_at FROM {locks}"
                + " WHERE name = :name AND owner IS NOT NULL AND expires_at > {now}");
        String ours =
                "SELECT acquired_at, run_id FROM {locks} WHERE name = :name AND owner = :owner AND fence = :fence";
        hold = db.sql(ours + "{lock}");
        share = db.sql(ours + "{share}");
        setRun = db.sql("UPDATE {locks} SET run_id = :run WHERE name = :name AND owner = :owner AND fence = :fence");
        adoptAgain = db.sql("UPDATE {locks} SET expires_at = {now+ttl}, heartbeat_at = {now}"
                + " WHERE name = :name AND owner = :owner AND fence = :fence");
        adopt = db.sql("UPDATE {locks} SET owner = :owner, node = :node, fence = :fence, acquired_at = {now},"
                + " expires_at = {now+ttl}, heartbeat_at = {now}, run_id = NULL"
                + " WHERE name = :name AND fence < :fence");
        adoptNew = db.words()
                .insertIfAbsent(
                        "locks", columns, ":name, :owner, :node, :fence, {now}, {now+ttl}, {now}", "name = :name");
    }

    /** The fence under which an owner has the lock: a locking read, which waits for a commit still under way. */
    Optional<Long> fenceOf(Handle handle, LeaseRequest request) {
        return handle.createQuery(fence)
                .bind("name", request.name())
                .bind("owner", request.owner())
                .mapTo(Long.class)
                .findOne();
    }

    /** Takes the lock from its holder, whose fence is overtaken from then on. */
    boolean force(Handle handle, String name, long fence) {
        return handle.createUpdate(force)
                        .bind("name", name)
                        .bind("fence", fence)
                        .execute()
                == 1;
    }

    boolean isHeld(Handle handle, String name, long fence) {
        return handle.createQuery(held)
                .bind("name", name)
                .bind("fence", fence)
                .mapTo(Long.class)
                .findOne()
                .isPresent();
    }

    Optional<Duration> remaining(Handle handle, String name) {
        return handle.createQuery(expires)
                .bind("name", name)
                .map((row, context) -> Duration.between(db.time(row, "now_at"), db.time(row, "expires_at")))
                .findOne();
    }

    /** Locks the row until the transaction's end; empty if it is another's. */
    Optional<Held> hold(Handle handle, Lease lease) {
        return found(handle.createQuery(hold), lease);
    }

    private Optional<Held> found(Query query, Lease lease) {
        return query.bind("name", lease.name())
                .bind("owner", lease.owner())
                .bind("fence", lease.fence())
                .map((row, context) -> new Held(db.time(row, "acquired_at"), row.getObject("run_id", Long.class)))
                .findOne();
    }

    /**
     * Keeps the row from changing until the transaction's end, which may not change it itself. Several claims of one lease may
     * do so at once; whoever takes, extends or frees the lock waits for them.
     */
    Held shareOrLost(Handle handle, Lease lease) {
        return found(handle.createQuery(share), lease).orElseThrow(() -> new LeaseLostException(lease));
    }

    Held holdOrLost(Handle handle, Lease lease) {
        return hold(handle, lease).orElseThrow(() -> new LeaseLostException(lease));
    }

    void setRun(Handle handle, Lease lease, long run) {
        handle.createUpdate(setRun)
                .bind("name", lease.name())
                .bind("owner", lease.owner())
                .bind("fence", lease.fence())
                .bind("run", run)
                .execute();
    }

    /** Never lowers the fence, and never gives one fence to two owners. */
    boolean adopt(Handle handle, Lease lease) {
        return adopt(handle, adoptAgain, lease) || adopt(handle, adopt, lease) || adopt(handle, adoptNew, lease);
    }

    private boolean adopt(Handle handle, String sql, Lease lease) {
        var update = handle.createUpdate(sql)
                .bind("name", lease.name())
                .bind("owner", lease.owner())
                .bind("fence", lease.fence())
                .bind("ttl", Micros.of(lease.remaining()));
        if (!sql.equals(adoptAgain)) {
            update.bind("node", "-"); // a lease does not say where it is held
        }
        return update.execute() == 1;
    }
}
