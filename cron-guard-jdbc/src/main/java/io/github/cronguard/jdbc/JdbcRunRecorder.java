package io.github.cronguard.jdbc;

import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.RefusalCount;
import io.github.cronguard.spi.RunFinish;
import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.RunRecorder;
import io.github.cronguard.spi.RunStart;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Writes {@code cron_runs} and {@code cron_refusals}. Times are the database's. Safe for use by several threads. */
public final class JdbcRunRecorder implements RunRecorder {
    private final Opened opened;

    JdbcRunRecorder(Opened opened) {
        this.opened = opened;
    }

    @Override
    public int closeOld(Lease lease) {
        return new OldRuns(opened.store()).close(lease);
    }

    @Override
    public RunId start(RunStart start) {
        Store store = opened.store();
        // The second look waits for the first one's commit, at the lock's row, and then finds its run.
        return store.work.settled(handle -> start(store, handle, start), handle -> start(store, handle, start));
    }

    private static RunId start(Store store, Handle handle, RunStart start) {
        Lease lease = start.lease();
        store.lockRows.holdOrLost(handle, lease);
        return new RunId(store.runRows.ofFence(handle, lease).orElseGet(() -> {
            long id = store.runRows.insert(handle, start);
            store.lockRows.setRun(handle, lease, id);
            return id;
        }));
    }

    @Override
    public boolean finish(RunId id, RunFinish finish) {
        Store store = opened.store();
        // Nobody else gives a run a final status of its holder's, so one that is there is our own.
        return store.work.settled(
                handle -> store.runRows.finish(handle, store.guard, id.value(), finish),
                handle -> store.runRows.finish(handle, store.guard, id.value(), finish)
                        || store.runRows
                                .status(handle, store.guard, id.value())
                                .filter(finish.status()::equals)
                                .isPresent());
    }

    @Override
    public void refused(List<RefusalCount> refusals) {
        Store store = opened.store();
        if (!refusals.isEmpty()) {
            new Refusals(store.work).add(refusals);
        }
    }
}
