package io.github.cronguard.demo.test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was done to the demo and what came of it, one line for each kind of fault; printed when all tests have ended. */
final class CrashTable implements AutoCloseable {
    private static final Path FILE = Path.of("target", "crash-table.txt");

    private record Row(String fault, int faults, Audit audit) {}

    private final List<Row> rows = new ArrayList<>();

    synchronized void add(String fault, int faults, Audit audit) {
        rows.add(new Row(fault, faults, audit));
    }

    private String text() {
        StringBuilder text = new StringBuilder(
                format("processes: fault", "faults", "runs", "steps", "doubles", "losses", "in doubt"));
        for (Row row : rows) {
            Audit audit = row.audit();
            text.append(format(
                    row.fault(),
                    row.faults(),
                    audit.runs(),
                    audit.steps(),
                    audit.doubles().size(),
                    audit.losses().size(),
                    audit.inDoubt()));
        }
        return text.toString();
    }

    private static String format(Object... cells) {
        return String.format(Locale.ROOT, "%-52s %7s %7s %7s %8s %7s %9s%n", cells);
    }

    @Override
    public synchronized void close() throws IOException {
        if (CrashScale.isLong() && !rows.isEmpty()) {
            System.out.println(text());
            Files.writeString(FILE, text());
        }
    }
}
