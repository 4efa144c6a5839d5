package io.github.cronguard.jdbc;

import io.github.cronguard.sequence.StepContext;
import io.github.cronguard.sequence.StepHandler;
import io.github.cronguard.sequence.StepResult;
import java.sql.Connection;
import java.util.Objects;

/** Handlers for sequences with {@link io.github.cronguard.sequence.Delivery#TRANSACTIONAL} delivery. */
public final class JdbcSteps {
    private JdbcSteps() {}

    /** A step's work on the connection of the transaction that holds the step's mark too. */
    @FunctionalInterface
    public interface Work {
        /**
         * Makes one attempt. It may be called again for the same attempt when what it wrote was rolled back because another
         * step of its batch failed.
         *
         * @param step what to do, and for whom
         * @param connection in the transaction; {@code commit}, {@code rollback}, {@code close} and {@code setAutoCommit} are
         *     refused with an {@link java.sql.SQLException}, and everything once the step has ended
         * @return how it ended; null is a failed attempt
         * @throws Exception a failed attempt: what it wrote is rolled back, and it is tried again later
         */
        StepResult handle(StepContext step, Connection connection) throws Exception;
    }

    /**
     * A handler that writes in the transaction of the step's mark: both commit, or none.
     *
     * @param work on that connection
     * @return the handler
     */
    public static StepHandler inTransaction(Work work) {
        Objects.requireNonNull(work, "work");
        return step -> work.handle(step, step.resource(Connection.class));
    }
}
