package io.github.cronguard.benchmarks.measure;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** What was measured, in Markdown. */
public final class Report {
    private final PrintStream out;

    /**
     * A report.
     *
     * @param out where it is printed, table by table
     */
    public Report(PrintStream out) {
        this.out = out;
    }

    /**
     * Prints a table of rates.
     *
     * @param title what was done
     * @param unit what is counted, e.g. {@code steps}
     * @param rounds what was measured
     */
    public void table(String title, String unit, Rounds rounds) {
        out.printf("%n### %s%n%n", title);
        out.printf("| | %s a second | of the floor | range | times the floor's time |%n|---|---|---|---|---|%n", unit);
        rounds.rows().forEach(out::println);
        out.printf(Locale.ROOT, "%nMedians of %d rounds; load of the machine %.1f.%n", rounds.count(), load());
    }

    /**
     * Prints a line.
     *
     * @param text Markdown
     */
    public void line(String text) {
        out.println(text);
    }

    /** Prints where it was measured. */
    public void end() {
        out.printf(
                Locale.ROOT,
                "%nRounds interleaved, ratios inside a round. Java %s, %d processors, load at the end %.1f.%n",
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                load());
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
