package io.github.cronguard.benchmarks.drain;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads, then writes by id. One process has the database, and the lock's row is held: nobody else claims. */
final class H2FloorStatements extends FloorStatements {
    /** The constant columns in front of the order, and the outer join, lead to the index of due rows. */
    private static final String DUE = "SELECT t.id, t.step_key, t.step_no, t.enrollment_id, e.contact, e.attributes"
            + " FROM {steps} t LEFT JOIN {enrollments} e ON e.id = t.enrollment_id AND e.round = t.round"
            + " WHERE t.guard = '" + Outreach.GUARD + "' AND t.state = 'PENDING' AND t.due_at <= CURRENT_TIMESTAMP"
            + " AND e.state = 'ACTIVE' ORDER BY t.guard, t.state, t.due_at, t.id LIMIT %d";

    private final String due;
    private final String take;
    private final String takeAsDone;
    private final String mark;
    private final String finish;
    private final String next;

    H2FloorStatements(Tables tables, int batch) {
        super(tables, " FOR UPDATE");
        due = tables.sql(DUE.formatted(batch));
        String takeAny = "UPDATE {steps} SET %s" + CLAIM + " WHERE id = ANY(?) AND state = 'PENDING'";
        take = tables.sql(takeAny.formatted(CLAIMED));
        takeAsDone = tables.sql(takeAny.formatted(DONE));
        mark = tables.sql("UPDATE {steps} SET " + DONE + " WHERE claim_id = ? AND id = ANY(?) AND state = 'CLAIMED'");
        finish = tables.sql(
                "UPDATE {enrollments} SET state = 'FINISHED', finished_at = CURRENT_TIMESTAMP" + " WHERE id = ANY(?)");
        next = tables.sql(NEXT + " WHERE e.id = ANY(?)");
    }

    @Override
    List<FloorStep> claim(Connection connection, String id) throws SQLException {
        return take(connection, take, id);
    }

    @Override
    List<FloorStep> claimAsDone(Connection connection, String id) throws SQLException {
        return take(connection, takeAsDone, id);
    }

    private List<FloorStep> take(Connection connection, String sql, String id) throws SQLException {
        List<FloorStep> steps;
        try (PreparedStatement statement = connection.prepareStatement(due)) {
            steps = read(statement);
        }
        update(connection, sql, id, ids(connection, steps));
        return steps;
    }

    @Override
    void done(Connection connection, String id, List<FloorStep> steps) throws SQLException {
        update(connection, mark, id, ids(connection, steps));
        goOn(connection, steps);
    }

    @Override
    void goOn(Connection connection, List<FloorStep> steps) throws SQLException {
        update(connection, finish, null, enrollments(connection, steps, FloorStep::isLast));
        update(connection, next, null, enrollments(connection, steps, step -> !step.isLast()));
    }

    private static void update(Connection connection, String sql, @Nullable String claim, Array ids)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int position = 1;
            if (claim != null) {
                statement.setString(position++, claim);
            }
            statement.setArray(position, ids);
            statement.executeUpdate();
        }
    }
}
