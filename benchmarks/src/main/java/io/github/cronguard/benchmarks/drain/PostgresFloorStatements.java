package io.github.cronguard.benchmarks.drain;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** One statement for each half of the work. */
final class PostgresFloorStatements extends FloorStatements {
    /** An array of ids, not a join with them, for which small tables would be read as a whole. */
    private static final String TAKE = "UPDATE {steps} s SET %s" + CLAIM + " FROM {enrollments} c"
            + " WHERE s.id = ANY(ARRAY(SELECT t.id FROM {steps} t"
            + " JOIN {enrollments} e ON e.id = t.enrollment_id AND e.round = t.round AND e.state = 'ACTIVE'"
            + " WHERE t.guard = '" + Outreach.GUARD + "' AND t.state = 'PENDING' AND t.due_at <= CURRENT_TIMESTAMP"
            + " ORDER BY t.due_at, t.id LIMIT %d FOR NO KEY UPDATE OF t SKIP LOCKED)) AND c.id = s.enrollment_id"
            + " RETURNING s.id, s.step_key, s.step_no, s.enrollment_id, c.contact, c.attributes";

    private static final String MARK = "UPDATE {steps} SET " + DONE
            + " WHERE id = ANY(?) AND claim_id = ? AND state = 'CLAIMED' RETURNING enrollment_id, round, step_no";

    private static final String MARKED = "SELECT enrollment_id, round, step_no FROM {steps} WHERE id = ANY(?)";

    private static final String GO_ON = "WITH done AS (%s), ended AS (UPDATE {enrollments} e"
            + " SET state = 'FINISHED', finished_at = CURRENT_TIMESTAMP FROM done"
            + " WHERE e.id = done.enrollment_id AND e.round = done.round AND done.step_no = 2) " + NEXT
            + " JOIN done ON e.id = done.enrollment_id AND e.round = done.round AND done.step_no = 1";

    private final String claim;
    private final String claimAsDone;
    private final String done;
    private final String goOn;

    PostgresFloorStatements(Tables tables, int batch) {
        super(tables, " FOR NO KEY UPDATE");
        claim = tables.sql(TAKE.formatted(CLAIMED, batch));
        claimAsDone = tables.sql(TAKE.formatted(DONE, batch));
        done = tables.sql(GO_ON.formatted(MARK));
        goOn = tables.sql(GO_ON.formatted(MARKED));
    }

    @Override
    List<FloorStep> claim(Connection connection, String id) throws SQLException {
        return take(connection, claim, id);
    }

    @Override
    List<FloorStep> claimAsDone(Connection connection, String id) throws SQLException {
        return take(connection, claimAsDone, id);
    }

    private static List<FloorStep> take(Connection connection, String sql, String id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, id);
            return read(statement);
        }
    }

    @Override
    void done(Connection connection, String id, List<FloorStep> steps) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(done)) {
            statement.setArray(1, ids(connection, steps));
            statement.setString(2, id);
            statement.executeUpdate();
        }
    }

    @Override
    void goOn(Connection connection, List<FloorStep> steps) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(goOn)) {
            statement.setArray(1, ids(connection, steps));
            statement.executeUpdate();
        }
    }
}
