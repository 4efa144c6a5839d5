package io.github.cronguard.demo.parts;

import io.github.cronguard.sequence.StepContext;
import io.github.cronguard.sequence.StepHandler;
import io.github.cronguard.sequence.StepResult;
import java.io.PrintStream;

/** Writes each step as one line, for whoever has no mail server at hand. */
public final class ConsoleMail implements StepHandler {
    private final PrintStream out;

    /**
     * Writes to a stream.
     *
     * @param out e.g. standard output
     */
    public ConsoleMail(PrintStream out) {
        this.out = out;
    }

    @Override
    public StepResult handle(StepContext step) {
        out.println("mail " + step.key() + " to " + step.contact() + ": "
                + OutreachText.of(step).subject());
        return StepResult.processed();
    }
}
