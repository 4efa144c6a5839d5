package io.github.cronguard.benchmarks.measure;

/**
 * One way of doing a piece of work.
 *
 * @param name as the report's table has it
 * @param round does it for a while; answers how much of it was done in a second
 */
public record Variant(String name, Round round) {
    /** A round. */
    @FunctionalInterface
    public interface Round {
        /**
         * Works.
         *
         * @return done in a second; only of the time that counts, without preparations
         * @throws Exception if the work is not done as it should
         */
        double perSecond() throws Exception;
    }
}
