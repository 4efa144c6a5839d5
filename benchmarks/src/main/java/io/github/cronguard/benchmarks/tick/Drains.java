package io.github.cronguard.benchmarks.tick;

import com.zaxxer.hikari.HikariDataSource;
import io.github.cronguard.SettingsBuilder;
import io.github.cronguard.benchmarks.database.BenchDatabase;
import io.github.cronguard.benchmarks.drain.Drain;
import io.github.cronguard.benchmarks.drain.FloorDrain;
import io.github.cronguard.benchmarks.drain.GuardDrain;
import io.github.cronguard.benchmarks.drain.Outbox;
import io.github.cronguard.benchmarks.drain.Outreach;
import io.github.cronguard.benchmarks.drain.PacedRound;
import io.github.cronguard.benchmarks.drain.Tables;
import io.github.cronguard.benchmarks.measure.Variant;
import io.github.cronguard.jdbc.JdbcSteps;
import io.github.cronguard.sequence.Delivery;
import io.github.cronguard.sequence.StepHandler;
import io.github.cronguard.sequence.StepResult;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The variants of one table, the floor first. */
final class Drains implements AutoCloseable {
    /** One for each thread of other schedulers, and some for what watches them. */
    private static final int CONNECTIONS = 40;

    /** Threads of other schedulers. */
    private static final int PEERS = 32;

    private static final int BATCH = 500;
    private static final int IN_DOUBT = 16;

    private final List<Drain> drains = new ArrayList<>();
    private final List<Variant> variants = new ArrayList<>();
    private final HikariDataSource pool;
    private final Tables tables;

    Drains(BenchDatabase database) {
        pool = database.pool(CONNECTIONS, "");
        tables = new Tables(pool, "cron_");
    }

    /** The floor, and cron-guard with its default settings and its best. */
    void addOurs(Delivery delivery) throws SQLException {
        Tables floor = FloorDrain.tables(tables);
        switch (delivery) {
            case AT_MOST_ONCE -> {
                add("floor, 16 outstanding", FloorDrain.claiming(floor, IN_DOUBT));
                addGuard(delivery, "cron-guard", settings -> settings);
                addGuard(delivery, "cron-guard, 64 workers", settings -> settings.workers(64));
            }
            case AT_LEAST_ONCE -> {
                add("floor, batches of 500", FloorDrain.claiming(floor, BATCH));
                addGuard(delivery, "cron-guard", settings -> settings);
                addGuard(delivery, "cron-guard, batches of 5,000", settings -> settings.batch(5_000));
            }
            case TRANSACTIONAL -> {
                Outbox.create(tables);
                add("floor, batches of 500", FloorDrain.transactional(floor, BATCH, false));
                add("floor, its inserts in batches too", FloorDrain.transactional(floor, BATCH, true));
                addGuard(delivery, "cron-guard", settings -> settings);
                addGuard(delivery, "cron-guard, 4 workers", settings -> settings.workers(4));
            }
        }
    }

    /** Other schedulers, which promise about what AT_LEAST_ONCE does. */
    void addPeers() throws Exception {
        add("db-scheduler, fetch", new DbSchedulerDrain(pool, PEERS, DbSchedulerDrain::fetch, () -> {}));
        add(
                "db-scheduler, lock-and-fetch",
                new DbSchedulerDrain(pool, PEERS, DbSchedulerDrain::lockAndFetch, () -> {}));
        add("JobRunr", new JobRunrDrain(pool, PEERS));
        add("Quartz", new QuartzDrain(pool, PEERS));
    }

    private void addGuard(Delivery delivery, String name, UnaryOperator<SettingsBuilder> settings) {
        add(name, GuardDrain.on(tables, Outreach.sequence(delivery, handler(delivery)), settings));
    }

    private static StepHandler handler(Delivery delivery) {
        return delivery != Delivery.TRANSACTIONAL
                ? step -> StepResult.processed()
                : JdbcSteps.inTransaction((step, connection) -> {
                    Outbox.insert(connection, step.key(), step.contact());
                    return StepResult.processed();
                });
    }

    private void add(String name, Drain drain) {
        drains.add(drain);
        variants.add(PacedRound.of(name, drain));
    }

    List<Variant> variants() {
        return List.copyOf(variants);
    }

    @Override
    public void close() {
        drains.forEach(Drain::close);
        pool.close();
    }
}
