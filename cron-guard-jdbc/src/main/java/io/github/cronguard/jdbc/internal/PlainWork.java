package io.github.cronguard.jdbc.internal;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Statements by JDBC alone.
 *
 * @param <T> the answer's type
 */
@FunctionalInterface
public interface PlainWork<T> {
    /**
     * Works.
     *
     * @param connection ours, in auto-commit
     * @return the answer
     * @throws SQLException of a statement
     */
    T on(Connection connection) throws SQLException;
}
