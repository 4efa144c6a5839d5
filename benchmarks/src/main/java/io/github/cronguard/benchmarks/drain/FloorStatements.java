package io.github.cronguard.benchmarks.drain;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The floor's statements, as few as a database lets them be. */
abstract class FloorStatements {
    /** The lease under which the floor works. */
    static final String OWNER = "b".repeat(32);

    static final long FENCE = 1;
    static final String LOCK = "floor";

    static final String CLAIMED = "state = 'CLAIMED'";
    static final String DONE = "state = 'DONE', attempts = attempts + 1, finished_at = CURRENT_TIMESTAMP";
    static final String CLAIM =
            ", claim_id = ?, claim_fence = " + FENCE + ", claimed_at = CURRENT_TIMESTAMP, run_id = " + FENCE;

    /** The last step of contacts {@code e}; what is to be joined stands behind it. */
    static final String NEXT = "INSERT INTO {steps} (guard, enrollment_id, round, sequence_key, step_no, step_name,"
            + " step_key, state, due_at, attempts) SELECT e.guard, e.id, e.round, e.sequence_key, 2, '" + Outreach.LAST
            + "', CONCAT(e.sequence_key, '/', e.id, '/2'), 'PENDING',"
            + " CURRENT_TIMESTAMP + INTERVAL '" + Outreach.DAYS + "' DAY, 0 FROM {enrollments} e";

    final Tables tables;
    private final String hold;

    FloorStatements(Tables tables, String rowLock) {
        this.tables = tables;
        this.hold = tables.sql("SELECT run_id FROM {locks} WHERE name = ? AND owner = ? AND fence = ?" + rowLock);
    }

    static FloorStatements on(Tables tables, int batch) {
        return tables.isH2() ? new H2FloorStatements(tables, batch) : new PostgresFloorStatements(tables, batch);
    }

    /** Gives the floor its lease. */
    void takeLock() throws SQLException {
        tables.execute(
                "DELETE FROM {locks} WHERE name = '" + LOCK + "'",
                "INSERT INTO {locks} (name, owner, node, fence, acquired_at, expires_at, heartbeat_at) VALUES ('" + LOCK
                        + "', '" + OWNER + "', 'bench', " + FENCE + ", CURRENT_TIMESTAMP,"
                        + " CURRENT_TIMESTAMP + INTERVAL '1' DAY, CURRENT_TIMESTAMP)");
    }

    /** Looks whether the lease is still ours, and keeps it so until the transaction's end. */
    void hold(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(hold)) {
            statement.setString(1, LOCK);
            statement.setString(2, OWNER);
            statement.setLong(3, FENCE);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("The lock is lost");
                }
            }
        }
    }

    /** Takes a batch. */
    abstract List<FloorStep> claim(Connection connection, String claim) throws SQLException;

    /** Takes a batch and marks it in the same breath. */
    abstract List<FloorStep> claimAsDone(Connection connection, String claim) throws SQLException;

    /** Marks what was claimed, and lets the contacts go on. */
    abstract void done(Connection connection, String claim, List<FloorStep> steps) throws SQLException;

    /** Lets the contacts go on behind what is marked. */
    abstract void goOn(Connection connection, List<FloorStep> steps) throws SQLException;

    static List<FloorStep> read(PreparedStatement statement) throws SQLException {
        List<FloorStep> steps = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                steps.add(new FloorStep(
                        row.getLong(1),
                        row.getString(2),
                        row.getInt(3),
                        row.getLong(4),
                        row.getString(5),
                        row.getString(6)));
            }
        }
        return steps;
    }

    static Array ids(Connection connection, List<FloorStep> steps) throws SQLException {
        return connection.createArrayOf(
                "bigint", steps.stream().map(FloorStep::id).toArray());
    }

    static Array enrollments(Connection connection, List<FloorStep> steps, Predicate<FloorStep> which)
            throws SQLException {
        return connection.createArrayOf(
                "bigint",
                steps.stream().filter(which).map(FloorStep::enrollment).toArray());
    }
}
