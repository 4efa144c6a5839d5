package io.github.cronguard.demo.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

/** Signals that Java does not know. */
final class Signals {
    private Signals() {}

    /** Halts a process where it stands; it does not notice. */
    static void stop(ProcessHandle process) throws IOException, InterruptedException {
        send("STOP", process);
    }

    /** Lets it go on. */
    static void cont(ProcessHandle process) throws IOException, InterruptedException {
        send("CONT", process);
    }

    private static void send(String signal, ProcessHandle process) throws IOException, InterruptedException {
        // The shell's own command: not every machine has another.
        Process sent = new ProcessBuilder("sh", "-c", "kill -" + signal + " " + process.pid()).start();
        boolean arrived = sent.waitFor() == 0;
        assertThat(arrived || !process.isAlive())
                .as("the signal was sent, or there is nobody any more")
                .isTrue();
    }
}
