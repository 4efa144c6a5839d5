package io.github.cronguard.jdbc;

import io.github.cronguard.jdbc.internal.Database;
import io.github.cronguard.spi.StepMark;
import io.github.cronguard.spi.StorageContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Lets enrollments go on behind finished steps: the next step's row is inserted, or the enrollment is finished. */
final class Followers {
    /** The key of a step whose enrollment is {@code e} and whose number stands in {@code :suffix}. */
    static final String KEY = "CONCAT(e.sequence_key, '/', e.id,"
            + " CASE WHEN e.round = 1 THEN '' ELSE CONCAT('.', e.round) END, :suffix)";

    /** Columns and values of a new step of the enrollment {@code e}. */
    static final String INSERT = "INSERT INTO {steps} (guard, enrollment_id, round, sequence_key, step_no, step_name,"
            + " step_key, state, due_at, attempts)"
            + " SELECT e.guard, e.id, e.round, e.sequence_key, :number, :name, " + KEY + ", 'PENDING', {now+delay}, 0"
            + " FROM {enrollments} e ";

    /** Two sub-selects that depend on nothing outside, so that each is one look into an index. */
    private static final String OF_STEP = "id = (SELECT d.enrollment_id FROM {steps} d WHERE d.id = :id)"
            + " AND round = (SELECT d.round FROM {steps} d WHERE d.id = :id) AND state IN " + DueSteps.GOING_ON;

    private final Database db;
    private final StorageContext context;
    private final String insert;
    private final String finish;

    Followers(Database db, StorageContext context) {
        this.db = db;
        this.context = context;
        // A changed definition may lead back to a step that this round has had: it is not sent twice.
        insert = db.sql(INSERT + "WHERE e." + OF_STEP.replace("AND ", "AND e.")
                + " AND NOT EXISTS (SELECT 1 FROM {steps} x WHERE x.step_key = " + KEY + ")");
        finish = db.sql("UPDATE {enrollments} SET state = 'FINISHED', finished_at = {now} WHERE " + OF_STEP);
    }

    /** Of these marks, those that finish their step. */
    void goOn(Handle handle, List<StepMark> marks) {
        List<StepMark> last = new ArrayList<>();
        List<StepMark> left =
                marks.stream().filter(mark -> mark.to().finishes()).toList();
        while (!left.isEmpty()) {
            left.stream().filter(mark -> mark.next() == null).forEach(last::add);
            List<StepMark> next =
                    left.stream().filter(mark -> mark.next() != null).toList();
            left = next.isEmpty()
                    ? List.of()
                    : insert(handle, next).stream().map(this::oneFurther).toList();
        }
        if (!last.isEmpty()) {
            finish(handle, last);
        }
    }

    /** The mark with the step that the definition has behind the one that got no row. It comes to an end: none is twice in it. */
    private StepMark oneFurther(StepMark mark) {
        StepMark.Next next = context.sequence(mark.step().sequence())
                .flatMap(sequence ->
                        sequence.after(Objects.requireNonNull(mark.next()).number()))
                .map(StepMark.Next::of)
                .orElse(null);
        return new StepMark(mark.step(), mark.to(), mark.error(), null, next);
    }

    /** Answers those that got no row: the enrollment has ended, or had that step. */
    private List<StepMark> insert(Handle handle, List<StepMark> marks) {
        PreparedBatch batch = db.batch(handle, insert);
        for (StepMark mark : marks) {
            StepMark.Next next = Objects.requireNonNull(mark.next());
            batch.bind("id", mark.step().row())
                    .bind("number", next.number())
                    .bind("name", next.name())
                    .bind("suffix", "/" + next.number())
                    .bind("delay", Micros.of(next.delay()))
                    .add();
        }
        int[] inserted = batch.execute();
        List<StepMark> none = new ArrayList<>();
        for (int i = 0; i < inserted.length; i++) {
            if (inserted[i] == 0) {
                none.add(marks.get(i));
            }
        }
        return none;
    }

    private void finish(Handle handle, List<StepMark> marks) {
        PreparedBatch batch = db.batch(handle, finish);
        for (StepMark mark : marks) {
            batch.bind("id", mark.step().row()).add();
        }
        batch.execute();
    }
}
