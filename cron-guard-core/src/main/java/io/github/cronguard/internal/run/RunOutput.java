package io.github.cronguard.internal.run;

import io.github.cronguard.spi.Bounds;
import java.io.PrintWriter;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/** Collects a run's output up to its bound and drops the rest. Safe for use by several threads. */
final class RunOutput extends Writer {
    private final StringBuilder text = new StringBuilder();
    private final PrintWriter printer = new PrintWriter(this, true);

    PrintWriter printer() {
        return printer;
    }

    @Override
    public void write(char[] chars, int from, int length) {
        synchronized (text) {
            // one more than the bound, so that the stored text shows that it was cut
            text.append(chars, from, Math.min(length, Bounds.OUTPUT + 1 - text.length()));
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    /** What was written, or null for nothing. */
    @Nullable
    String text() {
        synchronized (text) {
            return text.isEmpty() ? null : text.toString();
        }
    }
}
