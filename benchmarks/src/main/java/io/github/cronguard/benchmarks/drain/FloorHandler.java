package io.github.cronguard.benchmarks.drain;

import java.sql.Connection;
import java.util.List;

/** What the floor hands claimed steps to. */
@FunctionalInterface
interface FloorHandler {
    /**
     * Hands over.
     *
     * @param connection of the transaction that marks them, where there is one
     * @param steps a batch
     * @throws Exception if it fails
     */
    void handle(Connection connection, List<FloorStep> steps) throws Exception;
}
