package io.github.cronguard.jdbc;

import io.github.cronguard.jdbc.internal.Database;
import io.github.cronguard.jdbc.internal.RowIds;
import io.github.cronguard.spi.ClaimMarks;
import io.github.cronguard.spi.Step;
import io.github.cronguard.spi.StepMark;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Says what became of steps. The number of statements does not depend on the number of steps. */
final class StepMarks {
    private static final String DONE = "state = 'DONE', attempts = attempts + 1, error = NULL, finished_at = {now}";

    private final Database db;
    private final Followers followers;
    private final ChangedRows allDone;
    private final String mark;
    private final ChangedRows wantedDone;
    private final ChangedRows notDone;

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
        allDone = new ChangedRows(db, DONE, "claim_id = :claim AND state IN ('CLAIMED', 'UNCERTAIN')");
        wantedDone = new ChangedRows(db, DONE, "claim_id = :claim AND state = 'CLAIMED'" + DueSteps.WANTED);
        notDone = new ChangedRows(
                db,
                "state = 'CLAIMED', attempts = attempts - 1, finished_at = NULL",
                "claim_id = :claim AND state = 'DONE'");
    }

    /** Marks, and lets the enrollments go on; answers the marks that changed a row. */
    List<StepMark> mark(Handle handle, String claim, List<StepMark> marks) {
        List<StepMark> made = markOnly(handle, claim, marks);
        followers.goOn(handle, made);
        return made;
    }

    /** The same for several claims; answers how many steps were changed. */
    int mark(Handle handle, List<ClaimMarks> claims) {
        List<StepMark> made = new ArrayList<>();
        for (ClaimMarks one : claims) {
            made.addAll(markOnly(handle, one.claim().id(), one.marks()));
        }
        followers.goOn(handle, made);
        return made.size();
    }

    private List<StepMark> markOnly(Handle handle, String claim, List<StepMark> marks) {
        List<StepMark> made = new ArrayList<>(markDone(
                handle, claim, marks.stream().filter(StepMarks::isPlain).toList()));
        made.addAll(markEach(
                handle, claim, marks.stream().filter(mark -> !isPlain(mark)).toList()));
        return made;
    }

    /** Of a batch most are: those are marked by one statement. */
    private static boolean isPlain(StepMark mark) {
        return mark.to() == StepMark.To.DONE && mark.error() == null;
    }

    private List<StepMark> markDone(Handle handle, String claim, List<StepMark> marks) {
        Map<Long, StepMark> rows = marks.stream()
                .collect(Collectors.toMap(mark -> mark.step().row(), mark -> mark, (first, second) -> first));
        return allDone.of(handle, rows.keySet(), Map.of("claim", claim)).stream()
                .map(rows::get)
                .toList();
    }

    private List<StepMark> markEach(Handle handle, String claim, List<StepMark> marks) {
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
        List<StepMark> made = new ArrayList<>();
        for (int i = 0; i < changed.length; i++) {
            if (changed[i] > 0) {
                made.add(marks.get(i));
            }
        }
        return made;
    }

    /**
     * Marks steps as done before their handlers run in the same transaction; answers those that the claim still has and that are
     * wanted now.
     */
    List<Step> markFirst(Handle handle, String claim, List<Step> steps) {
        Set<Long> marked = new HashSet<>(
                wantedDone.of(handle, steps.stream().map(Step::row).toList(), Map.of("claim", claim)));
        return steps.stream().filter(step -> marked.contains(step.row())).toList();
    }

    /**
     * Ends what {@link #markFirst} began.
     *
     * @param marks what became of steps
     * @param rest steps that were not handed over: claimed as they were
     */
    void markLast(Handle handle, String claim, List<StepMark> marks, List<Step> rest) {
        List<StepMark> others = marks.stream().filter(mark -> !isPlain(mark)).toList();
        List<Long> again = Stream.concat(others.stream().map(StepMark::step), rest.stream())
                .map(Step::row)
                .toList();
        notDone.of(handle, again, Map.of("claim", claim));
        markEach(handle, claim, others);
        followers.goOn(handle, marks);
    }

    /**
     * Which marks are in the table already: a locking read, which waits for a commit still under way. A mark of a step that
     * ended with its enrollment counts as one too.
     */
    List<StepMark> made(Handle handle, String claim, List<StepMark> marks) {
        if (marks.isEmpty()) {
            return List.of();
        }
        RowIds rows =
                db.words().rowIds(marks.stream().map(mark -> mark.step().row()).toList());
        Map<Long, String> states = rows.bind(handle.createQuery(db.sql(
                        "SELECT id, state FROM {steps}" + " WHERE claim_id = :claim AND " + rows.in("id") + "{lock}")))
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
