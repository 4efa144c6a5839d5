package io.github.cronguard.jdbc;

import io.github.cronguard.jdbc.internal.Database;
import io.github.cronguard.spi.Step;
import io.github.cronguard.spi.StepMark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Says what became of steps. The number of statements does not depend on the number of steps. */
final class StepMarks {
    private final Database db;
    private final Followers followers;
    private final String mark;
    private final String done;
    private final String skipped;

    StepMarks(Database db, Followers followers) {
        this.db = db;
        this.followers = followers;
        // What is marked keeps its claim's id, so that a late or repeated word is known for its own.
        mark = db.sql("UPDATE {steps} SET state = CASE WHEN :state = 'PENDING' THEN " + StepClaims.DUE_AGAIN
                + " ELSE :state END, attempts = attempts + 1, error = :error,"
                + " due_at = CASE WHEN :retry < 0 THEN due_at ELSE {now+retry} END,"
                + " finished_at = CASE WHEN :finished = 1 THEN {now}"
                + " WHEN :state = 'PENDING' THEN " + StepClaims.ENDED_AT + " ELSE NULL END"
                + " WHERE id = :id AND claim_id = :claim"
                + " AND (state = 'CLAIMED' OR (state = 'UNCERTAIN' AND :state = 'DONE'))");
        done = db.sql("UPDATE {steps} SET state = 'DONE', attempts = attempts + 1, error = NULL, finished_at = {now}"
                + " WHERE id = :id AND claim_id = :claim AND state = 'CLAIMED'" + DueSteps.WANTED);
        skipped = db.sql("UPDATE {steps} SET state = 'SKIPPED', error = :error WHERE id = :id AND claim_id = :claim");
    }

    /** Marks, and lets the enrollments go on; answers the marks that changed a row. */
    List<StepMark> mark(Handle handle, String claim, List<StepMark> marks) {
        if (marks.isEmpty()) {
            return List.of();
        }
        PreparedBatch batch = db.batch(handle, mark);
        for (StepMark one : marks) {
            batch.bind("state", one.to().name())
                    .bind("error", one.error())
                    .bind("retry", one.retryIn() == null ? -1L : Micros.of(one.retryIn()))
                    .bind("finished", one.to().finishes() ? 1 : 0)
                    .bind("id", one.step().row())
                    .bind("claim", claim)
                    .add();
        }
        int[] changed = batch.execute();
        List<StepMark> done = new ArrayList<>();
        for (int i = 0; i < changed.length; i++) {
            if (changed[i] > 0) {
                done.add(marks.get(i));
            }
        }
        followers.goOn(handle, done);
        return done;
    }

    /** Marks a step as done before its handler runs in the same transaction; false if the claim has lost it, or it is not wanted now. */
    boolean markFirst(Handle handle, String claim, Step step) {
        return handle.createUpdate(done)
                        .bind("id", step.row())
                        .bind("claim", claim)
                        .execute()
                == 1;
    }

    /** Ends what {@link #markFirst} began. */
    void markLast(Handle handle, String claim, StepMark mark) {
        if (mark.to() == StepMark.To.SKIPPED) {
            Update update = handle.createUpdate(skipped);
            update.bind("id", mark.step().row())
                    .bind("claim", claim)
                    .bind("error", mark.error())
                    .execute();
        }
        followers.goOn(handle, List.of(mark));
    }

    /**
     * Which marks are in the table already: a locking read, which waits for a commit still under way. A mark of a step that
     * ended with its enrollment counts as one too.
     */
    List<StepMark> made(Handle handle, String claim, List<StepMark> marks) {
        if (marks.isEmpty()) {
            return List.of();
        }
        Ids in = Ids.of(marks.stream().map(mark -> mark.step().row()).toList());
        Map<Long, String> states = in.bind(
                        handle.createQuery(db.sql("SELECT id, state FROM {steps} WHERE claim_id = :claim"
                                + " AND id IN " + in.list() + "{lock}")))
                .bind("claim", claim)
                .map((row, context) -> Map.entry(row.getLong("id"), row.getString("state")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return marks.stream()
                .filter(mark -> isMade(mark, states.get(mark.step().row())))
                .toList();
    }

    private static boolean isMade(StepMark mark, @Nullable String state) {
        return mark.to().name().equals(state) || (mark.to() == StepMark.To.PENDING && "CANCELLED".equals(state));
    }
}
