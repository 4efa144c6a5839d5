package io.github.cronguard.benchmarks.start;

import java.io.IOException;
import org.slf4j.LoggerFactory;

/** An application that has no more than a logger, as almost all have. */
final class LoggerStart {
    private LoggerStart() {}

    /**
     * Starts.
     *
     * @param arguments none
     * @throws IOException if nobody waits for it
     */
    public static void main(String[] arguments) throws IOException {
        LoggerFactory.getLogger(LoggerStart.class).info("Started");
        Ready.say();
    }
}
