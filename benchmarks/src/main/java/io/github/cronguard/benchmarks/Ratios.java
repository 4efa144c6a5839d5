package io.github.cronguard.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/** What was measured in several rounds: the ratio is taken inside a round, so that what disturbs the machine disturbs both. */
final class Ratios {
    private final double[] floor;
    private final double[] guard;

    /** Rates of the floor and of the guard, one of each a round. */
    Ratios(double[] floor, double[] guard) {
        this.floor = floor.clone();
        this.guard = guard.clone();
    }

    /** A row of a table in Markdown. */
    String row(String name) {
        double[] ratios = new double[floor.length];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = floor[i] / guard[i];
        }
        Arrays.sort(ratios);
        return String.format(
                Locale.ROOT,
                "| %s | %.0f | %.0f | %.3f | %.3f to %.3f |",
                name,
                median(floor),
                median(guard),
                median(ratios),
                ratios[0],
                ratios[ratios.length - 1]);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
