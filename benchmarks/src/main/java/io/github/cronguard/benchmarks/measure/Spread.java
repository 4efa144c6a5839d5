package io.github.cronguard.benchmarks.measure;

import java.util.Arrays;
import java.util.Locale;

/** Median and range of some values, with three digits that count. */
public final class Spread {
    private final double[] sorted;

    private Spread(double[] sorted) {
        this.sorted = sorted;
    }

    /**
     * Of values in any order.
     *
     * @param values at least one
     * @return their spread
     */
    public static Spread of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Spread(sorted);
    }

    /**
     * The one in the middle.
     *
     * @return as text
     */
    public String median() {
        return digits(middle());
    }

    /**
     * One by the median: times what the floor takes.
     *
     * @return as text
     */
    public String inverse() {
        return digits(1 / middle());
    }

    /**
     * The least and the greatest.
     *
     * @return as text
     */
    public String range() {
        return digits(sorted[0]) + " to " + digits(sorted[sorted.length - 1]);
    }

    private double middle() {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static String digits(double value) {
        if (value == 0 || Double.isInfinite(value)) {
            return String.valueOf(value);
        }
        int behind = Math.max(0, 2 - (int) Math.floor(Math.log10(Math.abs(value))));
        return String.format(Locale.ROOT, "%." + behind + "f", value);
    }
}
