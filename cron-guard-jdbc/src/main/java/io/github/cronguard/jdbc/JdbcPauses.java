package io.github.cronguard.jdbc;

import io.github.cronguard.jdbc.internal.Database;
import io.github.cronguard.spi.AuditEntry;
import io.github.cronguard.spi.Bounds;
import io.github.cronguard.spi.Pause;
import io.github.cronguard.spi.Pauses;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/**
 * The pauses in {@code cron_pauses}. They end by the database's clock; who paused and resumed is kept in {@code cron_audit}.
 * Safe for use by several threads.
 */
public final class JdbcPauses implements Pauses {
    private static final String ACTIVE = "guard = :guard AND (until_at IS NULL OR until_at > {now})";

    private final Opened opened;

    JdbcPauses(Opened opened) {
        this.opened = opened;
    }

    @Override
    public List<Pause> active() {
        Store store = opened.store();
        Database db = store.work;
        return db.run(handle -> handle.createQuery(
                        db.sql("SELECT scope, until_at, who, reason, paused_at FROM {pauses} WHERE " + ACTIVE))
                .bind("guard", store.guard)
                .map((row, context) -> new Pause(
                        row.getString("scope"),
                        db.timeOrNull(row, "until_at"),
                        row.getString("who"),
                        row.getString("reason"),
                        db.time(row, "paused_at")))
                .list());
    }

    @Override
    public void pause(String scope, @Nullable Instant until, String who, String reason) {
        Store store = opened.store();
        check(scope, who);
        if (!scope.equals(Pause.ALL)) {
            store.context.required(scope);
        }
        if (!reason.isEmpty()) {
            Bounds.required("reason", reason, Bounds.REASON);
        }
        Database db = store.work;
        String update = db.sql("UPDATE {pauses} SET until_at = :until, who = :who, reason = :reason, paused_at = {now}"
                + " WHERE guard = :guard AND scope = :scope");
        String insert = db.words()
                .insertIfAbsent(
                        "pauses",
                        "guard, scope, until_at, who, reason, paused_at",
                        ":guard, :scope, :until, :who, :reason, {now}",
                        "guard = :guard AND scope = :scope");
        Function<Handle, Boolean> change = handle -> {
            for (String sql : new String[] {update, insert}) {
                Update statement = handle.createUpdate(sql)
                        .bind("guard", store.guard)
                        .bind("scope", scope)
                        .bind("until", db.time(until))
                        .bind("who", who)
                        .bind("reason", reason);
                if (statement.execute() == 1) {
                    break;
                }
            }
            return true;
        };
        String why = reason.isEmpty() ? null : reason;
        onceAudited(store, change, new AuditEntry(who, "pause", scope, why, null, false));
    }

    @Override
    public boolean resume(String scope, String who) {
        Store store = opened.store();
        check(scope, who);
        // Its end stays in its row: cron is not late at once behind it.
        Function<Handle, Boolean> change = handle -> handle.createUpdate(store.work.sql(
                                "UPDATE {pauses} SET until_at = {now} WHERE scope = :scope AND " + ACTIVE))
                        .bind("guard", store.guard)
                        .bind("scope", scope)
                        .execute()
                == 1;
        return onceAudited(store, change, new AuditEntry(who, "resume", scope, null, null, false));
    }

    /**
     * Whether a first attempt, whose answer got lost, was committed is told by its row in the audit: once the same change has
     * waited for that attempt's rows.
     */
    private static boolean onceAudited(Store store, Function<Handle, Boolean> change, AuditEntry entry) {
        List<Long> rows = new ArrayList<>();
        Function<Handle, Boolean> attempt = handle -> {
            boolean changed = change.apply(handle);
            if (rows.stream()
                    .anyMatch(row ->
                            store.auditRows.find(handle, store.guard, row).isPresent())) {
                return true;
            }
            if (changed) {
                rows.add(store.auditRows.insert(handle, store.guard, entry));
            }
            return changed;
        };
        return store.work.settled(attempt, attempt);
    }

    private static void check(String scope, String who) {
        Bounds.required("scope", scope, Bounds.NAME);
        Bounds.required("who", who, Bounds.NAME);
    }
}
