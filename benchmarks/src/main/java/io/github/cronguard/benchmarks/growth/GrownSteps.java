package io.github.cronguard.benchmarks.growth;

import com.zaxxer.hikari.HikariDataSource;
import io.github.cronguard.benchmarks.drain.Backlog;
import io.github.cronguard.benchmarks.drain.Drain;
import io.github.cronguard.benchmarks.drain.FloorDrain;
import io.github.cronguard.benchmarks.drain.GuardDrain;
import io.github.cronguard.benchmarks.drain.Guards;
import io.github.cronguard.benchmarks.drain.Outreach;
import io.github.cronguard.benchmarks.drain.Tables;
import io.github.cronguard.benchmarks.measure.Variant;
import io.github.cronguard.sequence.Delivery;
import io.github.cronguard.sequence.StepResult;
import java.sql.SQLException;

/** Tables with many steps, of which each round drains the first ten thousand; as many are added before it. */
final class GrownSteps {
    static final int DRAINED = 10_000;

    private static final int BATCH = 500;

    private final String name;
    private final Backlog backlog;
    private final GuardDrain guard;
    private final FloorDrain floor;

    /**
     * Fills tables.
     *
     * @param pool to their database
     * @param name as the report has it
     * @param prefix of the tables
     * @param due how many steps are due
     * @param finished how many are done
     */
    GrownSteps(HikariDataSource pool, String name, String prefix, long due, long finished) throws SQLException {
        this.name = name;
        Tables tables = new Tables(pool, prefix);
        Guards.storage(tables);
        backlog = new Backlog(tables);
        new BareTables(tables).fill(() -> {
            backlog.finished(finished);
            backlog.due(due - DRAINED);
        });
        backlog.settle();
        guard = GuardDrain.on(
                tables,
                Outreach.sequence(Delivery.AT_LEAST_ONCE, step -> StepResult.processed()),
                settings -> settings.catchUp(DRAINED));
        floor = FloorDrain.claiming(tables, BATCH);
    }

    Variant byGuard() {
        return variant(guard);
    }

    Variant byFloor() {
        return variant(floor);
    }

    private Variant variant(Drain drain) {
        return new Variant(name, () -> {
            backlog.due(DRAINED);
            backlog.age();
            return DRAINED / drain.drain(DRAINED);
        });
    }

    void close() {
        guard.close();
        floor.close();
    }
}
