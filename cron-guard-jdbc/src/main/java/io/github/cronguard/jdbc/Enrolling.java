package io.github.cronguard.jdbc;

import io.github.cronguard.sequence.Contact;
import io.github.cronguard.sequence.EnrollOutcome;
import io.github.cronguard.sequence.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Enrolls in transactions of our own, and looks again by key when a commit's answer got lost. */
final class Enrolling {
    private final Store store;
    private final EnrollmentRows rows;
    private final Sequence sequence;

    Enrolling(Store store, Sequence sequence) {
        this.store = store;
        this.rows = store.enrollmentRows;
        this.sequence = sequence;
    }

    /** Enrolls those that were never in the sequence, all or none, and answers them. */
    List<Contact> enroll(List<Contact> contacts) {
        List<Contact> first = new ArrayList<>();
        return store.work.settled(
                handle -> {
                    first.clear();
                    List<Contact> enrolled = rows.enroll(handle, store.guard, sequence, contacts);
                    first.addAll(enrolled);
                    return enrolled;
                },
                // All or none of the first ones are there: one of them tells.
                handle -> !first.isEmpty() && isThere(handle, first.get(0))
                        ? first
                        : rows.enroll(handle, store.guard, sequence, contacts));
    }

    private boolean isThere(Handle handle, Contact contact) {
        return rows.lock(handle, store.guard, sequence.key(), contact.address()).isPresent();
    }

    /** Begins a new round where the present one has ended. */
    EnrollOutcome again(Contact contact) {
        return store.work.inTransaction(handle -> {
            if (!rows.enroll(handle, store.guard, sequence, List.of(contact)).isEmpty()) {
                return EnrollOutcome.ENROLLED;
            }
            Optional<EnrollmentRows.Enrollment> present =
                    rows.lock(handle, store.guard, sequence.key(), contact.address());
            if (present.isEmpty() || present.get().goesOn()) {
                return EnrollOutcome.ALREADY_ENROLLED;
            }
            rows.nextRound(handle, present.get().id(), contact);
            rows.firstSteps(handle, store.guard, sequence, List.of(contact));
            return EnrollOutcome.ENROLLED;
        });
    }
}
