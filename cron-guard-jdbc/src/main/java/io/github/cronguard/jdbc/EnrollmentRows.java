package io.github.cronguard.jdbc;

import io.github.cronguard.jdbc.internal.Database;
import io.github.cronguard.sequence.Contact;
import io.github.cronguard.sequence.Sequence;
import io.github.cronguard.sequence.SequenceStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The statements on {@code cron_enrollments}, and with them each round's first step. */
final class EnrollmentRows {
    /** A contact's enrollment. */
    record Enrollment(long id, String state, int round) {
        boolean goesOn() {
            return state.equals("ACTIVE") || state.equals("PAUSED");
        }

        boolean isCancelled() {
            return state.equals("CANCELLED");
        }
    }

    private static final String KEY = "guard = :guard AND sequence_key = :sequence AND contact = :contact";
    private static final String OPEN = "('PENDING', 'HELD', 'QUEUED', 'UNCERTAIN', 'DEAD')";

    private final Database db;
    private final String insert;
    private final String firstStep;
    private final String find;
    private final String lock;
    private final String nextRound;
    private final String endSteps;
    private final String cancel;
    private final String change;
    private final String ofContact;
    private final String count;
    private final String deleteSteps;
    private final String delete;

    EnrollmentRows(Database db) {
        this.db = db;
        insert = db.words()
                .insertIfAbsent(
                        "enrollments",
                        "guard, sequence_key, contact, round, attributes, state, enrolled_at",
                        ":guard, :sequence, :contact, 1, :attributes, 'ACTIVE', {now}",
                        KEY);
        firstStep = db.sql(
                Followers.INSERT + "WHERE e.guard = :guard AND e.sequence_key = :sequence AND e.contact = :contact");
        find = db.sql("SELECT id, state, round FROM {enrollments} WHERE " + KEY);
        lock = db.sql("SELECT id, state, round FROM {enrollments} WHERE " + KEY + "{lock}");
        nextRound = db.sql("UPDATE {enrollments} SET round = round + 1, attributes = :attributes, state = 'ACTIVE',"
                + " enrolled_at = {now}, finished_at = NULL WHERE id = :id");
        endSteps = db.sql("UPDATE {steps} SET state = 'CANCELLED', finished_at = {now}"
                + " WHERE enrollment_id = :id AND state IN " + OPEN);
        cancel = db.sql("UPDATE {enrollments} SET state = 'CANCELLED', finished_at = {now}"
                + " WHERE id = :id AND state IN " + DueSteps.GOING_ON);
        change = db.sql("UPDATE {enrollments} SET state = :to WHERE " + KEY + " AND state = :from");
        ofContact = db.sql("SELECT id FROM {enrollments} WHERE guard = :guard AND contact = :contact{lock}");
        count = db.sql("SELECT COUNT(*) FROM {enrollments} WHERE guard = :guard AND sequence_key = :sequence");
        deleteSteps = db.sql("DELETE FROM {steps} WHERE enrollment_id = :id");
        delete = db.sql("DELETE FROM {enrollments} WHERE id = :id");
    }

    /** Enrolls those that were never in the sequence, and answers them. */
    List<Contact> enroll(Handle handle, String guard, Sequence sequence, List<Contact> contacts) {
        PreparedBatch batch = db.batch(handle, insert);
        for (Contact contact : contacts) {
            batch.bind("guard", guard)
                    .bind("sequence", sequence.key())
                    .bind("contact", contact.address())
                    .bind("attributes", Attributes.write(contact.attributes()))
                    .add();
        }
        int[] inserted = batch.execute();
        List<Contact> enrolled = new ArrayList<>();
        for (int i = 0; i < inserted.length; i++) {
            if (inserted[i] > 0) {
                enrolled.add(contacts.get(i));
            }
        }
        if (!enrolled.isEmpty()) {
            firstSteps(handle, guard, sequence, enrolled);
        }
        return enrolled;
    }

    void firstSteps(Handle handle, String guard, Sequence sequence, List<Contact> contacts) {
        SequenceStep first = sequence.first();
        PreparedBatch batch = db.batch(handle, firstStep);
        for (Contact contact : contacts) {
            batch.bind("guard", guard)
                    .bind("sequence", sequence.key())
                    .bind("contact", contact.address())
                    .bind("number", first.number())
                    .bind("name", first.name())
                    .bind("suffix", "/" + first.number())
                    .bind("delay", Micros.of(first.delay()))
                    .add();
        }
        batch.execute();
    }

    /** A locking read, which waits for a commit still under way. */
    Optional<Enrollment> lock(Handle handle, String guard, String sequence, String contact) {
        return one(handle, lock, guard, sequence, contact);
    }

    private static Optional<Enrollment> one(Handle handle, String sql, String guard, String sequence, String contact) {
        return handle.createQuery(sql)
                .bind("guard", guard)
                .bind("sequence", sequence)
                .bind("contact", contact)
                .map((row, context) -> new Enrollment(row.getLong("id"), row.getString("state"), row.getInt("round")))
                .findOne();
    }

    void nextRound(Handle handle, long id, Contact contact) {
        endSteps(handle, id);
        handle.createUpdate(nextRound)
                .bind("id", id)
                .bind("attributes", Attributes.write(contact.attributes()))
                .execute();
    }

    /** The steps come first, as in a mark: two transactions that take rows in one order do not wait in a circle. */
    boolean cancel(Handle handle, String guard, String sequence, String contact) {
        Optional<Enrollment> enrollment =
                one(handle, find, guard, sequence, contact).filter(Enrollment::goesOn);
        enrollment.ifPresent(present -> endSteps(handle, present.id));
        return enrollment.isPresent()
                && handle.createUpdate(cancel).bind("id", enrollment.get().id).execute() == 1;
    }

    /** Pauses or resumes: the step's row stays as it is, and who claims or hands over looks at the enrollment. */
    boolean change(Handle handle, String guard, String sequence, String contact, String from, String to) {
        return handle.createUpdate(change)
                        .bind("guard", guard)
                        .bind("sequence", sequence)
                        .bind("contact", contact)
                        .bind("from", from)
                        .bind("to", to)
                        .execute()
                == 1;
    }

    /** A claimed step may be with its handler just now: its own mark ends it. */
    private void endSteps(Handle handle, long id) {
        handle.createUpdate(endSteps).bind("id", id).execute();
    }

    int forget(Handle handle, String guard, String contact) {
        List<Long> ids = handle.createQuery(ofContact)
                .bind("guard", guard)
                .bind("contact", contact)
                .mapTo(Long.class)
                .list();
        for (long id : ids) {
            handle.createUpdate(deleteSteps).bind("id", id).execute();
            handle.createUpdate(delete).bind("id", id).execute();
        }
        return ids.size();
    }

    long count(Handle handle, String guard, String sequence) {
        return handle.createQuery(count)
                .bind("guard", guard)
                .bind("sequence", sequence)
                .mapTo(Long.class)
                .one();
    }
}
