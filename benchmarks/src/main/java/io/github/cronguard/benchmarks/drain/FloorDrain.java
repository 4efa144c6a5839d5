package io.github.cronguard.benchmarks.drain;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * The floor: the shortest loop by hand that keeps a policy's promise, on one thread and one connection.
 *
 * <p>It has cron-guard's tables without the indexes that only reports, pages and pruning want, and changes in them what
 * cron-guard changes: the step is claimed under an id and the lease's fence, then marked, and in the same transaction its
 * contact is finished or gets the next step. A claim first locks the lock's row and compares owner and fence; a mark is
 * conditional on its claim. What a claim finds is joined with its contact, so that the handler has what it needs. It does
 * not look at pauses, nor again at what was cancelled in the middle of a batch, and a heartbeat does not beat.
 *
 * <p>{@code AT_MOST_ONCE} and {@code AT_LEAST_ONCE} are two transactions for each batch, and differ in how much is
 * outstanding. {@code TRANSACTIONAL} is one: a batch is claimed and marked in one statement, then handed over, then its
 * contacts go on.
 */
public final class FloorDrain implements Drain {
    private final Backlog backlog;
    private final FloorStatements statements;
    private final Tables tables;
    private final boolean oneTransaction;
    private final FloorHandler handler;

    private FloorDrain(Tables tables, boolean oneTransaction, int batch, FloorHandler handler) throws SQLException {
        this.tables = tables;
        this.backlog = new Backlog(tables);
        this.statements = FloorStatements.on(tables, batch);
        this.oneTransaction = oneTransaction;
        this.handler = handler;
        statements.takeLock();
    }

    /**
     * Claims, hands over to one who does nothing, marks.
     *
     * @param tables of cron-guard's form
     * @param batch how many steps are outstanding at most
     * @return the drain
     * @throws SQLException if the tables are not there
     */
    public static FloorDrain claiming(Tables tables, int batch) throws SQLException {
        return new FloorDrain(tables, false, batch, (connection, steps) -> {});
    }

    /**
     * Claims, marks and hands over in one transaction; the handler writes each step into the outbox.
     *
     * @param tables of cron-guard's form
     * @param batch how many steps a transaction has at most
     * @param insertsInBatches whether the inserts are sent together, not one by one as handlers would
     * @return the drain
     * @throws SQLException if the tables are not there
     */
    public static FloorDrain transactional(Tables tables, int batch, boolean insertsInBatches) throws SQLException {
        return new FloorDrain(tables, true, batch, insertsInBatches ? Outbox::insertAll : Outbox::insertEach);
    }

    /**
     * The floor's own tables, without cron-guard's reporting indexes.
     *
     * @param tables in which database
     * @return under another prefix
     * @throws SQLException if they cannot be made
     */
    public static Tables tables(Tables tables) throws SQLException {
        Tables own = new Tables(tables.pool(), "floor_");
        Guards.storage(own);
        return own.withoutReports();
    }

    @Override
    public void fill(int steps) throws Exception {
        backlog.clear();
        backlog.due(steps);
        backlog.settle();
    }

    @Override
    public double drain(int steps) throws Exception {
        long start = System.nanoTime();
        try (Connection connection = tables.pool().getConnection()) {
            connection.setAutoCommit(false);
            for (int left = steps; left > 0; ) {
                int done = batch(connection);
                if (done == 0) {
                    throw new IllegalStateException("Of " + steps + " due steps " + left + " are not found");
                }
                left -= done;
            }
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private int batch(Connection connection) throws Exception {
        String claim = UUID.randomUUID().toString();
        statements.hold(connection);
        List<FloorStep> steps;
        if (oneTransaction) {
            steps = statements.claimAsDone(connection, claim);
            handler.handle(connection, steps);
            statements.goOn(connection, steps);
        } else {
            steps = statements.claim(connection, claim);
            connection.commit();
            handler.handle(connection, steps);
            statements.done(connection, claim, steps);
        }
        connection.commit();
        return steps.size();
    }

    @Override
    public void close() {}
}
