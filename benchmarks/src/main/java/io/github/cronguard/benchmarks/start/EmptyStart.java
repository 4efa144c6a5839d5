package io.github.cronguard.benchmarks.start;

/** An application that does nothing. */
final class EmptyStart {
    private EmptyStart() {}

    /**
     * Starts.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        Ready.say();
    }
}
