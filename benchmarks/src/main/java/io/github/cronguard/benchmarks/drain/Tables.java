package io.github.cronguard.benchmarks.drain;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Tables of cron-guard under a prefix of their own.
 *
 * @param pool to their database
 * @param prefix of their names
 */
public record Tables(HikariDataSource pool, String prefix) {
    /** What no promise needs: indexes for reports, pages and pruning, and those that only cron-guard's own queries use. */
    private static final List<String> REPORTING = List.of(
            "enrollments_all", "steps_claimed", "steps_enrollment", "steps_finished", "steps_run", "steps_waiting");

    /**
     * Fills the tables' names in.
     *
     * @param template with {@code {steps}}
     * @return the statement
     */
    public String sql(String template) {
        return template.replaceAll("\\{(\\w+)}", prefix + "$1");
    }

    /**
     * Executes statements in auto-commit.
     *
     * @param templates with {@code {steps}}
     * @throws SQLException of one of them
     */
    public void execute(String... templates) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            for (String template : templates) {
                statement.execute(sql(template));
            }
        }
    }

    /**
     * Leaves the keys, the due rows and the claims.
     *
     * @return this
     * @throws SQLException if they are not there
     */
    public Tables withoutReports() throws SQLException {
        for (String index : REPORTING) {
            execute("DROP INDEX IF EXISTS {" + index + "}");
        }
        return this;
    }

    boolean isH2() {
        return pool.getJdbcUrl().startsWith("jdbc:h2:");
    }
}
