package io.github.cronguard.jdbc;

import io.github.cronguard.jdbc.internal.GuardedConnection;
import io.github.cronguard.spi.Step;
import io.github.cronguard.spi.StepMark;
import io.github.cronguard.spi.TransactionalStepSource;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** Hands steps over inside one transaction, each in a savepoint of its own. */
final class HandOver {
    private static final String SAVEPOINT = "cron_guard_step";

    private final StepMarks marks;
    private final Handle handle;
    private final String claim;
    private final TransactionalStepSource.Callback callback;
    private final ConnectionResource offered;

    HandOver(StepMarks marks, Handle handle, String claim, TransactionalStepSource.Callback callback) {
        this.marks = marks;
        this.handle = handle;
        this.claim = claim;
        this.callback = callback;
        this.offered = new ConnectionResource(GuardedConnection.over(handle.getConnection()));
    }

    List<StepMark> all(List<Step> steps) {
        List<StepMark> made = new ArrayList<>();
        for (Step step : steps) {
            if (!callback.goesOn()) {
                break;
            }
            handle.savepoint(SAVEPOINT);
            // The mark comes first: with it the row is locked, and a take-over leaves it alone.
            if (marks.markFirst(handle, claim, step)) {
                made.addAll(handOver(step));
            } else {
                handle.releaseSavepoint(SAVEPOINT);
            }
        }
        return made;
    }

    private List<StepMark> handOver(Step step) {
        StepMark mark = callback.handle(step, offered);
        if (mark.to().finishes()) {
            marks.markLast(handle, claim, mark);
            handle.releaseSavepoint(SAVEPOINT);
            return List.of(mark);
        }
        handle.rollbackToSavepoint(SAVEPOINT);
        return marks.mark(handle, claim, List.of(mark));
    }

    /** Of a transaction that came to its commit, whose answer is not known: its marks if they are there, else the failure. */
    static List<StepMark> committed(Store store, String claim, List<StepMark> marks, RuntimeException unknown) {
        try {
            if (!marks.isEmpty()
                    && store.work
                                    .inTransaction(handle -> store.stepMarks.made(handle, claim, marks))
                                    .size()
                            == marks.size()) {
                return marks;
            }
        } catch (JdbiException alsoUnknown) {
            unknown.addSuppressed(alsoUnknown);
        }
        throw unknown;
    }
}
