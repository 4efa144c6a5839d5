package io.github.cronguard.jdbc;

import io.github.cronguard.sequence.Contact;
import io.github.cronguard.sequence.EnrollOutcome;
import io.github.cronguard.sequence.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
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
                handle -> enrollAgain(handle, contacts, first));
    }

    /**
     * All or none of the first ones are there, so those that are not enrolled now were. It is tried for all of them: what
     * another node has enrolled in the meantime must not hide that the others are missing.
     */
    private List<Contact> enrollAgain(Handle handle, List<Contact> contacts, List<Contact> first) {
        List<Contact> second = rows.enroll(handle, store.guard, sequence, contacts);
        if (first.stream().anyMatch(second::contains)) {
            return second;
        }
        List<Contact> both = new ArrayList<>(first);
        both.addAll(second);
        return both;
    }

    /** Begins a new round where the present one has ended. */
    EnrollOutcome again(Contact contact) {
        AtomicInteger begun = new AtomicInteger(Integer.MAX_VALUE);
        return store.work.settled(handle -> again(handle, contact, begun), handle -> {
            int first = begun.get(); // to enroll waits for the first attempt's commit, which is seen then
            if (hasBegun(handle, contact, first)) {
                return EnrollOutcome.ENROLLED;
            }
            EnrollOutcome second = again(handle, contact, begun);
            return hasBegun(handle, contact, first) ? EnrollOutcome.ENROLLED : second;
        });
    }

    private EnrollOutcome again(Handle handle, Contact contact, AtomicInteger begun) {
        begun.set(Integer.MAX_VALUE);
        if (!rows.enroll(handle, store.guard, sequence, List.of(contact)).isEmpty()) {
            begun.set(1);
            return EnrollOutcome.ENROLLED;
        }
        Optional<EnrollmentRows.Enrollment> present = rows.lock(handle, store.guard, sequence.key(), contact.address());
        if (present.isEmpty() || present.get().goesOn()) {
            return EnrollOutcome.ALREADY_ENROLLED;
        }
        rows.nextRound(handle, present.get().id(), contact);
        rows.firstSteps(handle, store.guard, sequence, List.of(contact));
        begun.set(present.get().round() + 1);
        return EnrollOutcome.ENROLLED;
    }

    private boolean hasBegun(Handle handle, Contact contact, int round) {
        return rows.lock(handle, store.guard, sequence.key(), contact.address())
                .filter(present -> present.round() >= round)
                .isPresent();
    }

    /** Ends the contact's present round. */
    boolean cancel(String contact) {
        AtomicBoolean ended = new AtomicBoolean();
        return store.work.settled(
                handle -> {
                    ended.set(rows.cancel(handle, store.guard, sequence.key(), contact));
                    return ended.get();
                },
                handle -> isCancelled(handle, contact)
                        ? ended.get()
                        : rows.cancel(handle, store.guard, sequence.key(), contact));
    }

    private boolean isCancelled(Handle handle, String contact) {
        return rows.lock(handle, store.guard, sequence.key(), contact)
                .filter(EnrollmentRows.Enrollment::isCancelled)
                .isPresent();
    }
}
