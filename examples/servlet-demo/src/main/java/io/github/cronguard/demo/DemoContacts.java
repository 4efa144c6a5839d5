package io.github.cronguard.demo;

import io.github.cronguard.sequence.Contact;
import io.github.cronguard.sequence.Enrollments;
import java.util.List;
import java.util.stream.LongStream;

/** Contacts that do not exist: {@code user-1@example.test}, {@code user-2@example.test} and so on. */
final class DemoContacts {
    private final Enrollments enrollments;
    private final String sequence;

    DemoContacts(Enrollments enrollments, String sequence) {
        this.enrollments = enrollments;
        this.sequence = sequence;
    }

    /** Enrolls the next ones; one call at a time, so that two do not count on from the same number. */
    synchronized int enroll(int count) {
        long last = enrollments.count(sequence);
        List<Contact> next = LongStream.rangeClosed(last + 1, last + count)
                .mapToObj(number -> Contact.of("user-" + number + "@example.test"))
                .toList();
        return enrollments.enrollAll(sequence, next);
    }
}
