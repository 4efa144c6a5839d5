package io.github.cronguard.jdbc;

import io.github.cronguard.jdbc.internal.Database;
import io.github.cronguard.spi.Bounds;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.TaskProgress;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** The watermarks in {@code cron_tasks}. Safe for use by several threads. */
public final class JdbcTaskProgress implements TaskProgress {
    private final Opened opened;

    JdbcTaskProgress(Opened opened) {
        this.opened = opened;
    }

    @Override
    public Optional<Instant> lastSlot(String task) {
        Store store = opened.store();
        Bounds.required("task", task, Bounds.TASK);
        Database db = store.work;
        return db.run(handle -> handle.createQuery(
                        db.sql("SELECT last_slot FROM {tasks} WHERE guard = :guard AND task = :task"))
                .bind("guard", store.guard)
                .bind("task", task)
                .map((row, context) -> db.time(row, "last_slot"))
                .findOne());
    }

    @Override
    public boolean advance(String task, Instant slot, Lease lease) {
        Store store = opened.store();
        Bounds.required("task", task, Bounds.TASK);
        // To set a watermark twice is to set it once.
        return store.work.settled(
                handle -> advance(store, handle, task, slot, lease),
                handle -> advance(store, handle, task, slot, lease));
    }

    private static boolean advance(Store store, Handle handle, String task, Instant slot, Lease lease) {
        Optional<LockRows.Held> held = store.lockRows.hold(handle, lease);
        if (held.isEmpty()) {
            return false;
        }
        Database db = store.work;
        String insert = db.words()
                .insertIfAbsent(
                        "tasks",
                        "guard, task, last_slot, last_run_id",
                        ":guard, :task, :slot, :run",
                        "guard = :guard AND task = :task");
        String update = db.sql("UPDATE {tasks} SET last_slot = :slot, last_run_id = :run"
                + " WHERE guard = :guard AND task = :task AND last_slot < :slot");
        for (String sql : new String[] {update, insert}) {
            Update statement = handle.createUpdate(sql)
                    .bind("guard", store.guard)
                    .bind("task", task)
                    .bind("slot", db.time(slot))
                    .bind("run", held.get().runId());
            if (statement.execute() == 1) {
                break;
            }
        }
        return true;
    }
}
