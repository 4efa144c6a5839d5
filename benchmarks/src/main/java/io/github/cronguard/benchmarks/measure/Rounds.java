package io.github.cronguard.benchmarks.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rounds of several variants, interleaved: what disturbs the machine for a while disturbs all of them. */
public final class Rounds {
    private final List<Variant> variants;
    private final double[][] rates;

    private Rounds(List<Variant> variants, double[][] rates) {
        this.variants = variants;
        this.rates = rates;
    }

    /**
     * Measures. Each round begins with another variant.
     *
     * @param warmUp rounds that do not count
     * @param rounds those that do, at least 1
     * @param variants the first one is the floor
     * @return what was measured
     * @throws Exception of a variant
     */
    public static Rounds of(int warmUp, int rounds, List<Variant> variants) throws Exception {
        double[][] rates = new double[variants.size()][rounds];
        for (int round = -warmUp; round < rounds; round++) {
            for (int turn = 0; turn < variants.size(); turn++) {
                int variant = (turn + round + warmUp) % variants.size();
                double rate = variants.get(variant).round().perSecond();
                if (round >= 0) {
                    rates[variant][round] = rate;
                }
            }
        }
        return new Rounds(List.copyOf(variants), rates);
    }

    /** A row of the table for each variant. */
    List<String> rows() {
        List<String> rows = new ArrayList<>();
        for (int variant = 0; variant < rates.length; variant++) {
            Spread ratios = Spread.of(ratiosToTheFloor(variant));
            rows.add("| " + variants.get(variant).name() + " | "
                    + Spread.of(rates[variant]).median() + " | "
                    + (variant == 0
                            ? "1 | | 1 |"
                            : ratios.median() + " | " + ratios.range() + " | " + ratios.inverse() + " |"));
        }
        return rows;
    }

    int count() {
        return rates[0].length;
    }

    private double[] ratiosToTheFloor(int variant) {
        double[] ratios = new double[count()];
        Arrays.setAll(ratios, round -> rates[variant][round] / rates[0][round]);
        return ratios;
    }
}
