package io.github.cronguard.jdbc;

import io.github.cronguard.jdbc.internal.GuardedConnection;
import io.github.cronguard.spi.Step;
import io.github.cronguard.spi.StepMark;
import io.github.cronguard.spi.TransactionalStepSource;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Hands a step over inside a transaction of the host's framework, one for each step: such transactions know no savepoint that
 * an object-relational mapper would come back from.
 */
final class HostHandOver {
    private final Store store;
    private final HostTransactions transactions;
    private final String claim;
    private final TransactionalStepSource.Callback callback;

    HostHandOver(Store store, HostTransactions transactions, String claim, TransactionalStepSource.Callback callback) {
        this.store = store;
        this.transactions = transactions;
        this.claim = claim;
        this.callback = callback;
    }

    /** What the handler did is to be undone; the mark is made behind that. */
    private static final class NotDone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient StepMark mark;

        NotDone(StepMark mark) {
            super("The step was not done", null, false, false);
            this.mark = mark;
        }
    }

    List<StepMark> one(Step step) {
        List<StepMark> done = new ArrayList<>();
        try {
            return transactions.inNew(connection -> {
                done.addAll(store.hostCode.within(connection, handle -> handOver(handle, connection, step)));
                return done;
            });
        } catch (NotDone rolledBack) {
            List<StepMark> mark = List.of(rolledBack.mark);
            return store.work.settled(handle -> store.stepMarks.mark(handle, claim, mark), handle -> {
                List<StepMark> made = store.stepMarks.made(handle, claim, mark);
                return made.isEmpty() ? store.stepMarks.mark(handle, claim, mark) : made;
            });
        } catch (RuntimeException unknown) {
            return HandOver.committed(store, claim, done, unknown);
        }
    }

    /** The mark comes first: with it the row is locked, and a take-over leaves it alone. */
    private List<StepMark> handOver(Handle handle, Connection connection, Step step) {
        if (store.stepMarks.markFirst(handle, claim, List.of(step)).isEmpty()) {
            return List.of();
        }
        GuardedConnection guarded = new GuardedConnection(connection);
        StepMark mark = callback.handle(step, new ConnectionResource(guarded.connection()));
        guarded.end();
        if (!mark.to().finishes()) {
            throw new NotDone(mark);
        }
        store.stepMarks.markLast(handle, claim, List.of(mark), List.of());
        return List.of(mark);
    }
}
