package io.github.cronguard.jdbc.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;

/** How a connection was before we prepared it. */
final class SavedSession {
    private final boolean autoCommit;
    private final int isolation;
    private final int networkMillis;
    private final Dialect.Undo waits;

    private SavedSession(boolean autoCommit, int isolation, int networkMillis, Dialect.Undo waits) {
        this.autoCommit = autoCommit;
        this.isolation = isolation;
        this.networkMillis = networkMillis;
        this.waits = waits;
    }

    static SavedSession prepare(Connection connection, Dialect dialect, Patience patience) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        int networkMillis = networkMillis(connection);
        if (networkMillis >= 0) {
            connection.setNetworkTimeout(Runnable::run, patience.networkMillis());
        }
        if (!autoCommit) {
            connection.setAutoCommit(true);
        }
        int isolation = dialect.isolation(connection);
        if (isolation != Connection.TRANSACTION_READ_COMMITTED) {
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        }
        return new SavedSession(autoCommit, isolation, networkMillis, dialect.limitSession(connection, patience));
    }

    /** A connection that cannot be put back is of no use to the pool: it is aborted, so that the pool makes a new one. */
    void restore(Connection connection) {
        try {
            if (connection.isClosed()) {
                return;
            }
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            waits.run();
            if (isolation != Connection.TRANSACTION_READ_COMMITTED) {
                connection.setTransactionIsolation(isolation);
            }
            if (!autoCommit) {
                connection.setAutoCommit(false);
            }
            if (networkMillis >= 0) {
                connection.setNetworkTimeout(Runnable::run, networkMillis);
            }
        } catch (SQLException e) {
            abort(connection);
        }
    }

    private static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            // It is broken already, which is all that was asked for.
        }
    }

    private static int networkMillis(Connection connection) throws SQLException {
        try {
            return connection.getNetworkTimeout();
        } catch (SQLFeatureNotSupportedException | AbstractMethodError e) {
            return -1; // an old driver without it: the lease's own time bounds the wait
        }
    }
}
