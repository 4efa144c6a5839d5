package io.github.cronguard.jdbc;

import io.github.cronguard.jdbc.internal.Database;
import io.github.cronguard.spi.ContactRecord;
import io.github.cronguard.spi.EnrollmentState;
import io.github.cronguard.spi.StepRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The queries for a contact as persons see it: two statements, each with a bound. */
final class ContactReads {
    /** More sequences than a guard has. */
    private static final int SEQUENCES = 100;

    private static final int STEPS = 1_000;

    private record Enrollment(long id, ContactRecord contact) {
        ContactRecord with(List<StepRecord> newestFirst) {
            List<StepRecord> steps = new ArrayList<>(newestFirst);
            Collections.reverse(steps);
            return new ContactRecord(
                    contact.sequence(),
                    contact.contact(),
                    contact.round(),
                    contact.state(),
                    contact.enrolledAt(),
                    contact.finishedAt(),
                    steps);
        }
    }

    private final Database db;
    private final StepReads steps;
    private final String enrollments;

    ContactReads(Database db, StepReads steps) {
        this.db = db;
        this.steps = steps;
        enrollments = db.sql("SELECT id, sequence_key, contact, round, state, enrolled_at, finished_at"
                + " FROM {enrollments} WHERE guard = :guard AND contact = :contact LIMIT " + SEQUENCES);
    }

    List<ContactRecord> ofContact(Handle handle, String guard, String contact) {
        if (StepReads.isNeverStored(contact)) {
            return List.of();
        }
        List<Enrollment> found = enrollments(handle, guard, contact);
        if (found.isEmpty()) {
            return List.of();
        }
        Map<Long, List<StepRecord>> byEnrollment = steps(handle, found);
        return found.stream()
                .map(enrollment -> enrollment.with(byEnrollment.getOrDefault(enrollment.id, List.of())))
                .sorted(Comparator.comparing(ContactRecord::sequence))
                .toList();
    }

    private List<Enrollment> enrollments(Handle handle, String guard, String contact) {
        return handle.createQuery(enrollments)
                .bind("guard", guard)
                .bind("contact", contact)
                .map((row, context) -> new Enrollment(
                        row.getLong("id"),
                        new ContactRecord(
                                row.getString("sequence_key"),
                                row.getString("contact"),
                                row.getInt("round"),
                                EnrollmentState.valueOf(row.getString("state")),
                                db.time(row, "enrolled_at"),
                                db.timeOrNull(row, "finished_at"),
                                List.of())))
                .list();
    }

    /** Each enrollment's newest steps first: a limit of its own for each, so that none is read beyond it. */
    private Map<Long, List<StepRecord>> steps(Handle handle, List<Enrollment> of) {
        String all = IntStream.range(0, of.size())
                .mapToObj(i -> "SELECT * FROM (" + StepReads.COLUMNS + " FROM {steps} t WHERE t.enrollment_id = :id" + i
                        + " ORDER BY t.enrollment_id DESC, t.id DESC LIMIT " + STEPS + ") s" + i)
                .collect(Collectors.joining(" UNION ALL ", "SELECT * FROM (", ") a ORDER BY a.id DESC"));
        Query select = handle.createQuery(db.sql(all));
        for (int i = 0; i < of.size(); i++) {
            select.bind("id" + i, of.get(i).id);
        }
        return select.map((row, context) -> Map.entry(row.getLong("enrollment_id"), steps.step(row))).stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }
}
