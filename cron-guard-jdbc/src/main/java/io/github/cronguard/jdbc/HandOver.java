package io.github.cronguard.jdbc;

import io.github.cronguard.jdbc.internal.GuardedConnection;
import io.github.cronguard.spi.Step;
import io.github.cronguard.spi.StepMark;
import io.github.cronguard.spi.TransactionalStepSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * Hands steps over inside one transaction. They are marked first, all at once: with that their rows are locked, and a take-over
 * leaves them alone. What handlers do on the connection is in savepoints, so a step that fails leaves no trace.
 */
final class HandOver {
    /** For so long a mark says that a step is still wanted; what was not reached by then is looked at again. */
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** A savepoint is two round trips: so many steps share one, until one of them fails. */
    private static final int TOGETHER = 32;

    private static final String SAVEPOINT = "cron_guard_step";

    private final Store store;
    private final Handle handle;
    private final String claim;
    private final TransactionalStepSource.Callback callback;

    HandOver(Store store, Handle handle, String claim, TransactionalStepSource.Callback callback) {
        this.store = store;
        this.handle = handle;
        this.claim = claim;
        this.callback = callback;
    }

    List<StepMark> all(List<Step> steps) {
        List<StepMark> made = new ArrayList<>();
        List<Step> left = steps;
        while (!left.isEmpty() && callback.goesOn()) {
            left = some(left, made);
        }
        return made;
    }

    /** Answers what was not reached. */
    private List<Step> some(List<Step> steps, List<StepMark> made) {
        List<Step> wanted = store.stepMarks.markFirst(handle, claim, steps);
        long began = now();
        List<StepMark> marks = new ArrayList<>();
        // one at least: who is slow gets on all the same
        while (marks.size() < wanted.size() && (marks.isEmpty() || (isFresh(began) && callback.goesOn()))) {
            int end = Math.min(wanted.size(), marks.size() + TOGETHER);
            marks.addAll(together(wanted.subList(marks.size(), end), began));
        }
        List<Step> rest = wanted.subList(marks.size(), wanted.size());
        store.stepMarks.markLast(handle, claim, marks, rest);
        made.addAll(marks);
        return rest;
    }

    /** Steps in one savepoint; each in its own if one of them fails, since that undoes what the others did. */
    private List<StepMark> together(List<Step> steps, long began) {
        List<StepMark> marks = new ArrayList<>();
        handle.savepoint(SAVEPOINT);
        for (Step step : steps) {
            StepMark mark = handOver(step);
            if (!mark.to().finishes()) {
                handle.rollbackToSavepoint(SAVEPOINT);
                marks.add(mark);
                return marks.size() == 1 ? marks : oneByOne(steps, mark);
            }
            marks.add(mark);
            if (!isFresh(began) || !callback.goesOn()) {
                break;
            }
        }
        handle.releaseSavepoint(SAVEPOINT);
        return marks;
    }

    private List<StepMark> oneByOne(List<Step> steps, StepMark failed) {
        List<StepMark> marks = new ArrayList<>();
        for (Step step : steps) {
            if (step.equals(failed.step())) {
                marks.add(failed);
                break;
            }
            marks.addAll(together(List.of(step), now()));
        }
        return marks;
    }

    private StepMark handOver(Step step) {
        GuardedConnection guarded = new GuardedConnection(handle.getConnection());
        try {
            return callback.handle(step, new ConnectionResource(guarded.connection()));
        } finally {
            guarded.end();
        }
    }

    private boolean isFresh(long began) {
        return now() - began < FRESH_NANOS;
    }

    private long now() {
        return store.context.clock().nanoTime();
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
