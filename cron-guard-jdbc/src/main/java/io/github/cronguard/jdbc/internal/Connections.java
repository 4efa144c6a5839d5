package io.github.cronguard.jdbc.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.ConnectionFactory;

/**
 * Hands out connections that are prepared for our own work (auto-commit, READ COMMITTED, bounded waits), whatever the pool
 * has set, and puts all of it back before the pool gets them.
 */
final class Connections implements ConnectionFactory {
    private final DataSource dataSource;
    private final Dialect dialect;
    private final Patience patience;
    private final Map<Connection, SavedSession> saved = Collections.synchronizedMap(new IdentityHashMap<>());

    Connections(DataSource dataSource, Dialect dialect, Patience patience) {
        this.dataSource = dataSource;
        this.dialect = dialect;
        this.patience = patience;
    }

    @Override
    public Connection openConnection() throws SQLException {
        Connection connection = dataSource.getConnection();
        try {
            saved.put(connection, SavedSession.prepare(connection, dialect, patience));
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** Works on a connection of its own, in auto-commit, without the library. */
    <T> T plainly(PlainWork<T> work) {
        try {
            Connection connection = openConnection();
            try {
                return work.on(connection);
            } finally {
                closeConnection(connection);
            }
        } catch (SQLException e) {
            throw new ConnectionException(e);
        }
    }

    static <T> T on(Connection connection, PlainWork<T> work) {
        try {
            return work.on(connection);
        } catch (SQLException e) {
            throw new ConnectionException(e);
        }
    }

    @Override
    public void closeConnection(Connection connection) throws SQLException {
        SavedSession session = saved.remove(connection);
        try (connection) {
            if (session != null) {
                session.restore(connection);
            }
        }
    }
}
