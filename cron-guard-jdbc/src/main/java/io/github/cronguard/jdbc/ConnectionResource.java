package io.github.cronguard.jdbc;

import io.github.cronguard.spi.TransactionalStepSource;
import java.sql.Connection;

/**
 * What a step's transaction offers: its connection.
 *
 * @param connection refuses to end the transaction
 */
record ConnectionResource(Connection connection) implements TransactionalStepSource.Resources {
    @Override
    public <T> T get(Class<T> type) {
        if (type != Connection.class) {
            throw new IllegalArgumentException(
                    "The transaction of a step offers a java.sql.Connection, but no " + type.getName());
        }
        return type.cast(connection);
    }
}
