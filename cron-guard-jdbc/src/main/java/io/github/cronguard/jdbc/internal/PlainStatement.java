package io.github.cronguard.jdbc.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A statement by JDBC alone, with its parameters by name: for the few whose time is little more than the way to the database
 * and back, where the library's own would show. Safe for use by several threads.
 */
public final class PlainStatement {
    private static final Pattern PARAMETER = Pattern.compile(":([a-z]\\w*)");

    private final String sql;
    private final List<String> parameters;

    /**
     * A statement.
     *
     * @param named filled in, with {@code :name} for each parameter, also more than once
     */
    public PlainStatement(String named) {
        this.sql = PARAMETER.matcher(named).replaceAll("?");
        this.parameters = PARAMETER
                .matcher(named)
                .results()
                .map((MatchResult parameter) -> parameter.group(1))
                .toList();
    }

    /**
     * Reads a row.
     *
     * @param <T> what it becomes
     */
    @FunctionalInterface
    public interface Row<T> {
        /**
         * Reads.
         *
         * @param row at its place
         * @return what it becomes
         * @throws SQLException if there is no such column
         */
        T read(ResultSet row) throws SQLException;
    }

    /**
     * Changes rows.
     *
     * @param connection ours
     * @param values texts, numbers and booleans by name
     * @return how many rows
     * @throws SQLException of the statement
     */
    public int update(Connection connection, Map<String, ?> values) throws SQLException {
        try (PreparedStatement statement = prepare(connection, values)) {
            return statement.executeUpdate();
        }
    }

    /**
     * Asks, and may change rows on the way.
     *
     * @param <T> what the row becomes
     * @param connection ours
     * @param values texts, numbers and booleans by name
     * @param row reads it
     * @return the first row, or empty
     * @throws SQLException of the statement
     */
    public <T> Optional<T> first(Connection connection, Map<String, ?> values, Row<T> row) throws SQLException {
        try (PreparedStatement statement = prepare(connection, values);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(row.read(rows)) : Optional.empty();
        }
    }

    private PreparedStatement prepare(Connection connection, Map<String, ?> values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < parameters.size(); i++) {
                String name = parameters.get(i);
                statement.setObject(i + 1, Objects.requireNonNull(values.get(name), name));
            }
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }
}
