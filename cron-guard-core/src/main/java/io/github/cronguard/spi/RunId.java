package io.github.cronguard.spi;

/**
 * The id of a run's row.
 *
 * @param value positive
 */
public record RunId(long value) implements Comparable<RunId> {
    /**
     * Checks the number.
     *
     * @param value positive
     * @throws IllegalArgumentException if it is not positive
     */
    public RunId {
        if (value <= 0) {
            throw new IllegalArgumentException("A run's id must be positive, but is " + value);
        }
    }

    @Override
    public int compareTo(RunId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
