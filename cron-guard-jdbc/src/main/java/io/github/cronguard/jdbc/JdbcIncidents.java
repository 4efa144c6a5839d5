package io.github.cronguard.jdbc;

import io.github.cronguard.jdbc.internal.Database;
import io.github.cronguard.spi.Bounds;
import io.github.cronguard.spi.Incident;
import io.github.cronguard.spi.Incidents;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/**
 * The incidents in {@code cron_alerts}, a row for each kind. A claim is one conditional update; holds end by the database's
 * clock. Safe for use by several threads.
 */
public final class JdbcIncidents implements Incidents {
    private static final String COLUMNS = "kind, incident_no, telling, detail, opened_at, resolved_at, attempts";
    private static final String KEY = "guard = :guard AND kind = :kind";

    /** What a claim answered, and nobody has changed since: a change has another telling, a later claim more attempts. */
    private static final String CLAIMED =
            KEY + " AND incident_no = :number AND telling = :telling AND attempts = :attempts";

    private final Opened opened;

    JdbcIncidents(Opened opened) {
        this.opened = opened;
    }

    @Override
    public boolean open(String kind, String detail, Instant seenAt) {
        Store store = opened.store();
        Bounds.required("kind", kind, Bounds.NAME);
        String line = Incident.line(detail);
        Database db = store.work;
        String again = db.sql("UPDATE {alerts} SET incident_no = incident_no + 1, telling = 1, detail = :detail,"
                + " opened_at = :seen, resolved_at = NULL, due_at = {now}, attempts = 0 WHERE " + KEY
                + " AND resolved_at < :seen");
        String first = db.words()
                .insertIfAbsent(
                        "alerts",
                        "guard, kind, incident_no, telling, detail, opened_at, due_at, attempts",
                        ":guard, :kind, 1, 1, :detail, :seen, {now}, 0",
                        KEY);
        return once(
                store,
                handle -> change(store, handle, again, kind, line, seenAt)
                        || change(store, handle, first, kind, line, seenAt));
    }

    @Override
    public boolean resolve(String kind, String detail, Instant seenAt) {
        Store store = opened.store();
        Bounds.required("kind", kind, Bounds.NAME);
        String line = Incident.line(detail);
        String sql = store.work.sql("UPDATE {alerts} SET telling = telling + 1, detail = :detail, resolved_at = :seen,"
                + " due_at = {now}, attempts = 0 WHERE " + KEY + " AND resolved_at IS NULL AND opened_at <= :seen");
        return once(store, handle -> change(store, handle, sql, kind, line, seenAt));
    }

    private static boolean change(Store store, Handle handle, String sql, String kind, String line, Instant seenAt) {
        return handle.createUpdate(sql)
                        .bind("guard", store.guard)
                        .bind("kind", kind)
                        .bind("detail", line)
                        .bind("seen", store.work.time(seenAt))
                        .execute()
                == 1;
    }

    /** In a transaction, so that only its commit leaves anything open; the second attempt waits for the first one's. */
    private static boolean once(Store store, Predicate<Handle> change) {
        AtomicBoolean changed = new AtomicBoolean();
        return store.work.settled(
                handle -> {
                    changed.set(change.test(handle));
                    return changed.get();
                },
                handle -> change.test(handle) || changed.get());
    }

    /** If its answer gets lost, the hold ends and the next one tells: nothing needs to be looked for. */
    @Override
    public Optional<Incident> claim(Duration hold) {
        Store store = opened.store();
        Micros.positive("hold", hold);
        Database db = store.work;
        String due = db.sql("SELECT " + COLUMNS + " FROM {alerts} WHERE guard = :guard AND due_at <= {now}"
                + " ORDER BY due_at, kind");
        String take = db.sql("UPDATE {alerts} SET due_at = {now+hold}, attempts = attempts + 1 WHERE " + CLAIMED
                + " AND due_at <= {now}");
        return db.run(handle ->
                handle
                        .createQuery(due)
                        .bind("guard", store.guard)
                        .map((row, context) -> incident(db, row))
                        .list()
                        .stream()
                        .filter(incident -> claimed(store, handle, take, incident, incident.attempts())
                                        .bind("hold", Micros.of(hold))
                                        .execute()
                                == 1)
                        .findFirst());
    }

    @Override
    public boolean told(Incident incident, @Nullable Duration again) {
        Store store = opened.store();
        boolean reminds = again != null && incident.resolvedAt() == null;
        long micros = again == null ? 0 : Micros.of(Micros.positive("again", again));
        String next = reminds ? "due_at = {now+again}, telling = telling + 1" : "due_at = NULL";
        String sql = store.work.sql("UPDATE {alerts} SET " + next + ", attempts = 0 WHERE " + CLAIMED);
        return once(store, handle -> {
            Update update = claimed(store, handle, sql, incident, incident.attempts() + 1);
            return (reminds ? update.bind("again", micros) : update).execute() == 1;
        });
    }

    @Override
    public void failed(Incident incident, Duration retryIn) {
        Store store = opened.store();
        if (retryIn.isNegative()) {
            throw new IllegalArgumentException("retryIn must not be negative, but is " + retryIn);
        }
        String sql = store.work.sql("UPDATE {alerts} SET due_at = {now+retry} WHERE " + CLAIMED);
        store.work.run(handle -> claimed(store, handle, sql, incident, incident.attempts() + 1)
                .bind("retry", Micros.of(retryIn))
                .execute());
    }

    @Override
    public List<Incident> open() {
        Store store = opened.store();
        Database db = store.work;
        return db.run(handle -> handle.createQuery(db.sql("SELECT " + COLUMNS
                        + " FROM {alerts} WHERE guard = :guard AND resolved_at IS NULL ORDER BY opened_at, kind"))
                .bind("guard", store.guard)
                .map((row, context) -> incident(db, row))
                .list());
    }

    private static Update claimed(Store store, Handle handle, String sql, Incident incident, int attempts) {
        return handle.createUpdate(sql)
                .bind("guard", store.guard)
                .bind("kind", incident.kind())
                .bind("number", incident.number())
                .bind("telling", incident.telling())
                .bind("attempts", attempts);
    }

    private static Incident incident(Database db, ResultSet row) throws SQLException {
        return new Incident(
                row.getString("kind"),
                row.getLong("incident_no"),
                row.getInt("telling"),
                row.getString("detail"),
                db.time(row, "opened_at"),
                db.timeOrNull(row, "resolved_at"),
                row.getInt("attempts"));
    }
}
