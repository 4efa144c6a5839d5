package io.github.cronguard.jdbc;

import io.github.cronguard.sequence.Contact;
import io.github.cronguard.sequence.EnrollOutcome;
import io.github.cronguard.sequence.Enrollments;
import io.github.cronguard.sequence.Sequence;
import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.spi.Bounds;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;

/** The contacts in {@code cron_enrollments}. Safe for use by several threads. */
public final class JdbcEnrollments implements Enrollments {
    private static final int BATCH = 500;

    private final Opened opened;

    JdbcEnrollments(Opened opened) {
        this.opened = opened;
    }

    /**
     * Enrolls a contact in the host's transaction: a sign-up and its enrollment commit together. The connection is used as it
     * is; it is neither committed nor rolled back, changed nor closed.
     *
     * @param connection to the database with cron-guard's tables, with auto-commit off
     * @param sequence the sequence's key
     * @param contact whom the steps are for
     * @param attributes what the handler gets with each step
     * @return what it did, once the host has committed
     * @throws IllegalArgumentException as for {@link #enroll(String, String, Map)}, and if auto-commit is on
     * @throws IllegalStateException if the connection is broken or closed
     */
    public EnrollOutcome enroll(
            Connection connection, String sequence, String contact, Map<String, String> attributes) {
        Store store = opened.store();
        Sequence definition = definition(store, sequence);
        Contact whom = new Contact(contact, attributes);
        checkTransaction(connection);
        return enroll(store, connection, definition, whom);
    }

    private static EnrollOutcome enroll(Store store, Connection connection, Sequence definition, Contact whom) {
        try (Handle handle = store.work.joining(connection)) {
            return outcome(store.enrollmentRows.enroll(handle, store.guard, definition, List.of(whom)));
        }
    }

    /**
     * {@inheritDoc}
     *
     * <p>With {@link HostTransactions} it takes part in the calling thread's transaction and is committed with that; else, and
     * outside any, it is committed when it returns.
     */
    @Override
    public EnrollOutcome enroll(String sequence, String contact, Map<String, String> attributes) {
        Store store = opened.store();
        Sequence definition = definition(store, sequence);
        Contact whom = new Contact(contact, attributes);
        Optional<EnrollOutcome> joined = store.hostTransactions.flatMap(
                host -> host.inCurrent(connection -> enroll(store, connection, definition, whom)));
        return joined.orElseGet(() -> outcome(new Enrolling(store, definition).enroll(List.of(whom))));
    }

    @Override
    public EnrollOutcome enroll(String contact, Map<String, String> attributes) {
        return enroll(opened.store().context.defaultSequence(), contact, attributes);
    }

    @Override
    public int enrollAll(String sequence, Collection<Contact> contacts) {
        Store store = opened.store();
        Enrolling enrolling = new Enrolling(store, definition(store, sequence));
        Map<String, Contact> each = new LinkedHashMap<>();
        contacts.forEach(contact -> each.putIfAbsent(contact.address(), contact));
        // In one order on all nodes: who enrolls the same contacts at once does not wait for each other in a circle.
        List<Contact> all = each.values().stream()
                .sorted(Comparator.comparing(Contact::address))
                .toList();
        int enrolled = 0;
        for (int from = 0; from < all.size(); from += BATCH) {
            enrolled += enrolling
                    .enroll(all.subList(from, Math.min(from + BATCH, all.size())))
                    .size();
        }
        return enrolled;
    }

    @Override
    public EnrollOutcome enrollAgain(String sequence, String contact, Map<String, String> attributes) {
        Store store = opened.store();
        Sequence definition = definition(store, sequence);
        return new Enrolling(store, definition).again(new Contact(contact, attributes));
    }

    @Override
    public boolean cancel(String sequence, String contact) {
        Store store = opened.store();
        Bounds.required("A contact", contact, Bounds.CONTACT);
        return new Enrolling(store, definition(store, sequence)).cancel(contact);
    }

    @Override
    public boolean pause(String sequence, String contact) {
        return change(sequence, contact, "ACTIVE", "PAUSED");
    }

    @Override
    public boolean resume(String sequence, String contact) {
        return change(sequence, contact, "PAUSED", "ACTIVE");
    }

    /** After a lost answer the row tells, which has waited for a commit still under way. */
    private boolean change(String sequence, String contact, String from, String to) {
        Store store = opened.store();
        EnrollmentRows rows = store.enrollmentRows;
        Bounds.required("A contact", contact, Bounds.CONTACT);
        String key = definition(store, sequence).key();
        AtomicBoolean first = new AtomicBoolean();
        return store.work.settled(
                handle -> {
                    first.set(rows.change(handle, store.guard, key, contact, from, to));
                    return first.get();
                },
                handle -> rows.change(handle, store.guard, key, contact, from, to)
                        || (first.get()
                                && rows.lock(handle, store.guard, key, contact)
                                        .filter(present -> present.state().equals(to))
                                        .isPresent()));
    }

    @Override
    public int forget(String contact) {
        Store store = opened.store();
        Bounds.required("A contact", contact, Bounds.CONTACT);
        AtomicInteger first = new AtomicInteger();
        return store.work.settled(
                handle -> {
                    first.set(store.enrollmentRows.forget(handle, store.guard, contact));
                    return first.get();
                },
                handle -> Math.max(first.get(), store.enrollmentRows.forget(handle, store.guard, contact)));
    }

    @Override
    public boolean complete(String stepKey, StepResult result) {
        return new Decisions(opened.store()).complete(stepKey, result);
    }

    @Override
    public boolean confirmSent(String stepKey) {
        return new Decisions(opened.store()).confirmSent(stepKey);
    }

    @Override
    public boolean sendAgain(String stepKey) {
        return new Decisions(opened.store()).sendAgain(stepKey);
    }

    @Override
    public boolean retry(String stepKey) {
        return new Decisions(opened.store()).retry(stepKey);
    }

    @Override
    public boolean discard(String stepKey) {
        return new Decisions(opened.store()).discard(stepKey);
    }

    @Override
    public long count(String sequence) {
        Store store = opened.store();
        String key = definition(store, sequence).key();
        return store.work.run(handle -> store.enrollmentRows.count(handle, store.guard, key));
    }

    private static EnrollOutcome outcome(List<Contact> enrolled) {
        return enrolled.isEmpty() ? EnrollOutcome.ALREADY_ENROLLED : EnrollOutcome.ENROLLED;
    }

    private static Sequence definition(Store store, String sequence) {
        return store.context.required(sequence);
    }

    private static void checkTransaction(Connection connection) {
        try {
            if (connection.getAutoCommit()) {
                throw new IllegalArgumentException(
                        "The connection has auto-commit on, so there is no transaction to join:"
                                + " set it off, or enroll without a connection");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The connection is of no use", e);
        }
    }
}
