package io.github.cronguard.jdbc;

import java.sql.Connection;
import java.util.Optional;
import java.util.function.Function;

/**
 * The transactions of a host's framework, on the storage's own database. Only the hand-over of {@code TRANSACTIONAL} steps and
 * {@link JdbcEnrollments#enroll(String, String, java.util.Map)} go through them. Implementations are safe for use by several
 * threads.
 */
public interface HostTransactions {

    /**
     * Begins a transaction that is independent of the calling thread's, works in it on this thread, and commits. If the work
     * throws, the transaction is rolled back and the exception goes on.
     *
     * @param <T> the answer's type
     * @param work gets the transaction's connection, which it neither ends nor closes
     * @return the work's answer, committed
     * @throws RuntimeException if the transaction was not committed, or if that is not known
     */
    <T> T inNew(Function<Connection, T> work);

    /**
     * Works in the transaction that the calling thread is in.
     *
     * @param <T> the answer's type
     * @param work gets the transaction's connection, which it neither ends nor closes
     * @return the work's answer, or empty if this thread is in no transaction on this database: the work was not called
     */
    <T> Optional<T> inCurrent(Function<Connection, T> work);
}
