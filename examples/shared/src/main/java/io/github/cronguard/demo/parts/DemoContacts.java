package io.github.cronguard.demo.parts;

import io.github.cronguard.sequence.Contact;
import io.github.cronguard.sequence.Enrollments;
import java.util.List;
import java.util.stream.LongStream;

/** Contacts that do not exist: {@code user-1@example.test}, {@code user-2@example.test} and so on. */
public final class DemoContacts {
    private final Enrollments enrollments;
    private final String sequence;

    /**
     * Counts on from what is enrolled already.
     *
     * @param enrollments where to
     * @param sequence the key of the sequence they go into
     */
    public DemoContacts(Enrollments enrollments, String sequence) {
        this.enrollments = enrollments;
        this.sequence = sequence;
    }

    /**
     * Enrolls the next ones; one call at a time, so that two do not count on from the same number.
     *
     * @param count how many
     * @return how many were enrolled
     */
    public synchronized int enroll(int count) {
        long last = enrollments.count(sequence);
        List<Contact> next = LongStream.rangeClosed(last + 1, last + count)
                .mapToObj(number -> Contact.of("user-" + number + "@example.test"))
                .toList();
        return enrollments.enrollAll(sequence, next);
    }
}
