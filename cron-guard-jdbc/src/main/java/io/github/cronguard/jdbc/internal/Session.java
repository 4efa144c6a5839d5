package io.github.cronguard.jdbc.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** A prepared connection that its holder keeps, in auto-commit. For one thread at a time. */
public final class Session implements AutoCloseable {
    private final Database database;
    private final Connection connection;

    Session(Database database, Connection connection) {
        this.database = database;
        this.connection = connection;
    }

    /**
     * Works on it, by JDBC alone.
     *
     * @param <T> the answer's type
     * @param work one statement, or several that need no transaction; repeated after a deadlock
     * @return its answer
     * @throws org.jdbi.v3.core.JdbiException as other work does
     */
    public <T> T run(PlainWork<T> work) {
        return database.repeated(() -> Connections.on(connection, work));
    }

    /**
     * Works on it, in a transaction.
     *
     * @param <T> the answer's type
     * @param work repeated after a deadlock
     * @return its answer, committed
     */
    public <T> T inTransaction(Function<Handle, T> work) {
        try (Handle handle = LazyJdbi.joining(connection)) {
            return database.repeated(() -> database.transaction(handle, work));
        }
    }

    /** Gives it back to the pool. What fails in that is the pool's affair: a broken connection is replaced by it. */
    @Override
    public void close() {
        try {
            database.connections().closeConnection(connection);
        } catch (SQLException e) {
            // As said.
        }
    }
}
