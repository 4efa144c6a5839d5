package io.github.cronguard.benchmarks.measure;

/** Measurements of one kind of work. */
@FunctionalInterface
public interface Section {
    /**
     * Measures.
     *
     * @param report gets the tables
     * @throws Exception if something does not start, or does not do its work
     */
    void run(Report report) throws Exception;
}
