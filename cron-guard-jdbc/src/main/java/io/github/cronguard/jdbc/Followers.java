package io.github.cronguard.jdbc;

import io.github.cronguard.jdbc.internal.Database;
import io.github.cronguard.jdbc.internal.RowIds;
import io.github.cronguard.spi.StepMark;
import io.github.cronguard.spi.StorageContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

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

    private static final String GOES_ON = "round = :round AND state IN " + DueSteps.GOING_ON;

    /** A changed definition may lead back to a step that this round has had: it is not sent twice. */
    private static final String LACKS_IT = " AND e." + GOES_ON.replace("AND ", "AND e.")
            + " AND NOT EXISTS (SELECT 1 FROM {steps} x WHERE x.step_key = " + KEY + ")";

    /** Steps that get the same follower in one statement. */
    private record Kind(int round, StepMark.Next next) {}

    private final Database db;
    private final StorageContext context;

    Followers(Database db, StorageContext context) {
        this.db = db;
        this.context = context;
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
        Set<Long> inserted = new HashSet<>();
        Map<Kind, List<Long>> kinds = new LinkedHashMap<>();
        for (StepMark mark : marks) {
            Round round = Round.of(mark.step());
            kinds.computeIfAbsent(
                            new Kind(round.number(), Objects.requireNonNull(mark.next())), kind -> new ArrayList<>())
                    .add(round.enrollment());
        }
        kinds.forEach((kind, enrollments) -> inserted.addAll(insert(handle, kind, enrollments)));
        return marks.stream()
                .filter(mark -> !inserted.contains(Round.of(mark.step()).enrollment()))
                .toList();
    }

    private List<Long> insert(Handle handle, Kind kind, List<Long> enrollments) {
        RowIds rows = db.words().rowIds(enrollments);
        String which = "WHERE " + rows.in("e.id") + LACKS_IT;
        if (db.words().returnsChanged()) {
            return bindNew(kind, rows.bind(handle.createQuery(db.sql(INSERT + which + " RETURNING enrollment_id"))))
                    .mapTo(Long.class)
                    .list();
        }
        List<Long> lacking = rows.bind(handle.createQuery(db.sql("SELECT e.id FROM {enrollments} e " + which)))
                .bind("round", kind.round)
                .bind("suffix", suffix(kind.next))
                .mapTo(Long.class)
                .list();
        if (!lacking.isEmpty()) {
            RowIds these = db.words().rowIds(lacking);
            bindNew(kind, these.bind(handle.createUpdate(db.sql(INSERT + "WHERE " + these.in("e.id") + LACKS_IT))))
                    .execute();
        }
        return lacking;
    }

    private static <S extends SqlStatement<S>> S bindNew(Kind kind, S statement) {
        return statement
                .bind("round", kind.round)
                .bind("number", kind.next.number())
                .bind("name", kind.next.name())
                .bind("suffix", suffix(kind.next))
                .bind("delay", Micros.of(kind.next.delay()));
    }

    private static String suffix(StepMark.Next next) {
        return "/" + next.number();
    }

    private void finish(Handle handle, List<StepMark> marks) {
        Map<Integer, List<Long>> rounds = marks.stream()
                .map(mark -> Round.of(mark.step()))
                .collect(Collectors.groupingBy(
                        Round::number, Collectors.mapping(Round::enrollment, Collectors.toList())));
        rounds.forEach((number, enrollments) -> {
            RowIds rows = db.words().rowIds(enrollments);
            rows.bind(handle.createUpdate(db.sql("UPDATE {enrollments} SET state = 'FINISHED', finished_at = {now}"
                            + " WHERE " + rows.in("id") + " AND " + GOES_ON)))
                    .bind("round", number)
                    .execute();
        });
    }
}
