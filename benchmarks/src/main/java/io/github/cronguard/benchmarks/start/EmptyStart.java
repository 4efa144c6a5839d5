package io.github.cronguard.benchmarks.start;

import java.io.IOException;

/** An application that does nothing. */
final class EmptyStart {
    private EmptyStart() {}

    /**
     * Starts.
     *
     * @param arguments none
     * @throws IOException if nobody waits for it
     */
    public static void main(String[] arguments) throws IOException {
        Ready.say();
    }
}
