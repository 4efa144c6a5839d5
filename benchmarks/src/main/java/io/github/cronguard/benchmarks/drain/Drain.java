package io.github.cronguard.benchmarks.drain;

/** One that hands over due steps, in rounds. */
public interface Drain extends AutoCloseable {
    /**
     * Makes steps due. This does not count.
     *
     * @param steps how many
     * @throws Exception if it fails
     */
    void fill(int steps) throws Exception;

    /**
     * Hands over.
     *
     * @param steps how many; so many are due
     * @return the seconds that it took
     * @throws Exception if fewer were handed over
     */
    double drain(int steps) throws Exception;

    /** Ends its threads. */
    @Override
    void close();
}
