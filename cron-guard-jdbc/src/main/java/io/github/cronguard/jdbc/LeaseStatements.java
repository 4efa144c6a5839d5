package io.github.cronguard.jdbc;

import io.github.cronguard.jdbc.internal.Alone;
import io.github.cronguard.jdbc.internal.PlainStatement;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.LeaseRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a lease lives by: each a conditional statement in auto-commit, on {@code cron_locks}. The database's clock decides when
 * a lease has ended, and a row that is held is neither locked nor waited for by who finds it held. Which statement takes the
 * lock depends on what the last one found: one is shorter for who gets it, the other for who does not.
 */
final class LeaseStatements {
    private static final String MINE = " WHERE name = :name AND owner = :owner AND fence = :fence";

    private final PlainStatement take;
    private final Optional<PlainStatement> takeAtOnce;
    private final Optional<PlainStatement> takeOrTell;
    private final PlainStatement insert;
    private final PlainStatement fence;
    private final PlainStatement extend;
    private final PlainStatement release;
    private volatile boolean contended;

    LeaseStatements(Alone db) {
        // The row's own fence may be behind its runs': the row may have been deleted.
        String update = db.bounded("UPDATE {locks} l SET owner = :owner, node = :node,"
                + " fence = GREATEST(fence, COALESCE((SELECT r.fence FROM {runs} r"
                + " WHERE r.guard = l.name AND r.fence > l.fence ORDER BY r.fence DESC LIMIT 1), 0)) + 1,"
                + " acquired_at = {now}, expires_at = {now+ttl}, heartbeat_at = {now}, run_id = NULL"
                + " WHERE name = :name AND (owner IS NULL OR expires_at <= {now})");
        take = db.update(update);
        takeAtOnce = db.returningUpdate(update, List.of("fence"));
        takeOrTell = db.tellingUpdate("locks", "name = :name", update, List.of("fence"));
        insert = db.insertIfAbsent(
                "locks",
                "name, owner, node, fence, acquired_at, expires_at, heartbeat_at",
                ":name, :owner, :node, COALESCE((SELECT MAX(r.fence) FROM {runs} r WHERE r.guard = :name), 0) + 1,"
                        + " {now}, {now+ttl}, {now}",
                "name = :name");
        fence = db.query("SELECT fence FROM {locks} WHERE name = :name AND owner = :owner");
        extend = db.update(db.bounded(
                "UPDATE {locks} SET expires_at = {now+ttl}, heartbeat_at = {now}" + MINE + " AND expires_at > {now}"));
        release = db.update(db.bounded("UPDATE {locks} SET owner = NULL, expires_at = {now}" + MINE));
    }

    /** Takes the lock if it is free; the new fence, or empty. */
    Optional<Long> take(Connection connection, LeaseRequest request) throws SQLException {
        Map<String, Object> values = Map.of(
                "name", request.name(),
                "owner", request.owner(),
                "node", request.node(),
                "ttl", Micros.of(request.ttl()));
        Present present = contended && takeOrTell.isPresent()
                ? takeOrTell(takeOrTell.get(), connection, values)
                : take(connection, values);
        contended = present.fence().isEmpty();
        if (present.fence().isPresent() || present.isKnown()) {
            return present.fence();
        }
        return insert.update(connection, values) == 1 ? read(connection, values) : Optional.empty();
    }

    /** The shortest way for who gets it; who does not has not learned why. */
    private Present take(Connection connection, Map<String, ?> values) throws SQLException {
        if (takeAtOnce.isPresent()) {
            return new Present(takeAtOnce.get().first(connection, values, row -> row.getLong(1)), false);
        }
        return new Present(take.update(connection, values) == 1 ? read(connection, values) : Optional.empty(), false);
    }

    /** The shortest way for who does not get it. */
    private static Present takeOrTell(PlainStatement statement, Connection connection, Map<String, ?> values)
            throws SQLException {
        return statement
                .first(connection, values, row -> {
                    long fence = row.getLong(1);
                    return new Present(row.wasNull() ? Optional.empty() : Optional.of(fence), true);
                })
                .orElse(new Present(Optional.empty(), false));
    }

    private Optional<Long> read(Connection connection, Map<String, ?> values) throws SQLException {
        return fence.first(connection, values, row -> row.getLong(1));
    }

    /** The fence that was taken, and whether the row is known to be there. */
    private record Present(Optional<Long> fence, boolean isKnown) {}

    /** Twice is once. */
    boolean extend(Connection connection, Lease lease, Duration ttl) throws SQLException {
        return extend.update(
                        connection,
                        Map.of(
                                "name", lease.name(),
                                "owner", lease.owner(),
                                "fence", lease.fence(),
                                "ttl", Micros.of(ttl)))
                == 1;
    }

    /** Twice is once. */
    boolean release(Connection connection, Lease lease) throws SQLException {
        return release.update(connection, Map.of("name", lease.name(), "owner", lease.owner(), "fence", lease.fence()))
                == 1;
    }
}
