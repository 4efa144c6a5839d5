package io.github.cronguard.benchmarks.drain;

import io.github.cronguard.CronGuard;
import io.github.cronguard.RunOutcome;
import io.github.cronguard.SettingsBuilder;
import io.github.cronguard.Trigger;
import io.github.cronguard.jdbc.JdbcStorage;
import io.github.cronguard.sequence.Sequence;
import java.util.function.UnaryOperator;

/** A whole run of cron-guard: lock, record, tick, and what ends it. */
public final class GuardDrain implements Drain {
    private final CronGuard guard;
    private final Backlog backlog;

    private GuardDrain(CronGuard guard, Backlog backlog) {
        this.guard = guard;
        this.backlog = backlog;
    }

    /**
     * A guard of its own; several on the same tables take turns.
     *
     * @param tables made if they are not there
     * @param sequence what is due
     * @param settings beside a raised catch-up cap and tick budget
     * @return the drain
     */
    public static GuardDrain on(Tables tables, Sequence sequence, UnaryOperator<SettingsBuilder> settings) {
        CronGuard guard = Guards.open(tables, JdbcStorage.on(tables.pool()), sequence, settings);
        return new GuardDrain(guard, new Backlog(tables));
    }

    @Override
    public void fill(int steps) throws Exception {
        backlog.clear();
        backlog.due(steps);
        backlog.settle();
    }

    @Override
    public double drain(int steps) {
        long start = System.nanoTime();
        RunOutcome outcome = guard.run(Trigger.manual("benchmark"));
        long end = System.nanoTime();
        if (outcome.counts().processed() + outcome.counts().queued() != steps) {
            throw new IllegalStateException("Of " + steps + " due steps: " + outcome);
        }
        return (end - start) / 1e9;
    }

    @Override
    public void close() {
        guard.close();
    }
}
