package io.github.cronguard.benchmarks.drain;

import java.sql.SQLException;

/** Contacts with one step each: every other one has its first, the others have their last. */
public final class Backlog {
    private static final String CONTACTS = "INSERT INTO {enrollments}"
            + " (id, guard, sequence_key, contact, round, attributes, state, enrolled_at, finished_at)"
            + " SELECT i, '%s', '%s', CONCAT('contact-', i, '@example.test'), 1, '{\"name\":\"Anna\"}', '%s',"
            + " CURRENT_TIMESTAMP - INTERVAL '1' DAY, %s FROM %s";

    private static final String STEPS = "INSERT INTO {steps} (guard, enrollment_id, round, sequence_key, step_no,"
            + " step_name, step_key, state, due_at, attempts, finished_at)"
            + " SELECT '%s', i, 1, '%s', 1 + MOD(i, 2), CASE MOD(i, 2) WHEN 0 THEN '%s' ELSE '%s' END,"
            + " CONCAT('%2$s/', i, '/', 1 + MOD(i, 2)), '%s', CURRENT_TIMESTAMP - INTERVAL '1' HOUR"
            + " + INTERVAL '0.000001' SECOND * i, %s FROM %s";

    private final Tables tables;
    private long last;

    /**
     * Steps in some tables.
     *
     * @param tables which nobody else fills
     */
    public Backlog(Tables tables) {
        this.tables = tables;
    }

    /**
     * Removes all steps and contacts.
     *
     * @throws SQLException if the tables are not there
     */
    public void clear() throws SQLException {
        tables.execute("TRUNCATE TABLE {steps} RESTART IDENTITY", "TRUNCATE TABLE {enrollments} RESTART IDENTITY");
        last = 0;
    }

    /**
     * Adds contacts whose steps are due.
     *
     * @param more how many
     * @throws SQLException if it fails
     */
    public void due(long more) throws SQLException {
        add(more, "ACTIVE", "NULL", "PENDING", "0, NULL");
    }

    /**
     * Adds contacts whose steps are done, and whose sequences have ended.
     *
     * @param more how many
     * @throws SQLException if it fails
     */
    public void finished(long more) throws SQLException {
        add(more, "FINISHED", "CURRENT_TIMESTAMP", "DONE", "1, CURRENT_TIMESTAMP");
    }

    /**
     * Lets the database count what is there.
     *
     * @throws SQLException if it fails
     */
    public void settle() throws SQLException {
        if (tables.isH2()) {
            tables.execute("ANALYZE");
        } else {
            tables.execute("VACUUM (ANALYZE) {enrollments}", "VACUUM (ANALYZE) {steps}");
        }
    }

    /**
     * Makes steps of a moment ago cost what old ones cost: the first change of a page behind a checkpoint writes the whole page
     * into PostgreSQL's log, and those that are due have been there for days, in tables of every size.
     *
     * @throws SQLException if the database does not
     */
    public void age() throws SQLException {
        tables.execute("CHECKPOINT");
    }

    private void add(long more, String contact, String ended, String step, String attempts) throws SQLException {
        String function = tables.isH2() ? "SYSTEM_RANGE" : "generate_series";
        String series = "%s(%d, %d) AS s(i)".formatted(function, last + 1, last + more);
        tables.execute(
                CONTACTS.formatted(Outreach.GUARD, Outreach.KEY, contact, ended, series),
                STEPS.formatted(Outreach.GUARD, Outreach.KEY, Outreach.FIRST, Outreach.LAST, step, attempts, series));
        last += more;
    }
}
