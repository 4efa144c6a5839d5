package io.github.cronguard.benchmarks.growth;

import io.github.cronguard.benchmarks.drain.Guards;
import io.github.cronguard.benchmarks.drain.Outreach;
import io.github.cronguard.benchmarks.drain.Tables;
import io.github.cronguard.sequence.Contact;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** The rows of new contacts and their first steps, in batches; it does not look who is enrolled already. */
final class HandEnroller implements EnrollSection.Enroller {
    private static final int BATCH = 500;
    private static final String CONTACT = "INSERT INTO {enrollments} (id, guard, sequence_key, contact, round,"
            + " attributes, state, enrolled_at) VALUES (?, ?, ?, ?, 1, ?, 'ACTIVE', CURRENT_TIMESTAMP)";
    private static final String STEP = "INSERT INTO {steps} (guard, enrollment_id, round, sequence_key, step_no,"
            + " step_name, step_key, state, due_at, attempts)"
            + " VALUES (?, ?, 1, ?, 1, 'intro', ?, 'PENDING', CURRENT_TIMESTAMP, 0)";

    private final Tables tables;
    private long last;

    HandEnroller(Tables tables) {
        this.tables = tables;
        Guards.storage(tables);
    }

    @Override
    public int enroll(List<Contact> contacts) throws SQLException {
        try (Connection connection = tables.pool().getConnection();
                PreparedStatement contact = connection.prepareStatement(tables.sql(CONTACT));
                PreparedStatement step = connection.prepareStatement(tables.sql(STEP))) {
            connection.setAutoCommit(false);
            for (int from = 0; from < contacts.size(); from += BATCH) {
                for (Contact one : contacts.subList(from, Math.min(from + BATCH, contacts.size()))) {
                    add(contact, step, one);
                }
                contact.executeBatch();
                step.executeBatch();
                connection.commit();
            }
        }
        return contacts.size();
    }

    private void add(PreparedStatement contact, PreparedStatement step, Contact one) throws SQLException {
        long id = ++last;
        contact.setLong(1, id);
        contact.setString(2, Outreach.GUARD);
        contact.setString(3, Outreach.KEY);
        contact.setString(4, one.address());
        contact.setString(5, "{\"name\":\"Anna\"}");
        contact.addBatch();
        step.setString(1, Outreach.GUARD);
        step.setLong(2, id);
        step.setString(3, Outreach.KEY);
        step.setString(4, Outreach.KEY + "/" + id + "/1");
        step.addBatch();
    }
}
