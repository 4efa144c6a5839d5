package io.github.cronguard.benchmarks.drain;

import io.github.cronguard.benchmarks.measure.Variant;

/** A drain's rounds, each with as many steps as make about the wanted time, judged by the round in front. */
public final class PacedRound implements Variant.Round {
    private static final int FEWEST = 200;

    private final Drain drain;
    private int next = FEWEST;

    private PacedRound(Drain drain) {
        this.drain = drain;
    }

    /**
     * Makes a variant of a drain.
     *
     * @param name as the report has it
     * @param drain what it measures
     * @return the variant
     */
    public static Variant of(String name, Drain drain) {
        return new Variant(name, new PacedRound(drain));
    }

    @Override
    public double perSecond() throws Exception {
        int steps = Math.min(next, Amount.steps());
        drain.fill(steps);
        double rate = steps / drain.drain(steps);
        next = (int) Math.max(FEWEST, rate * Amount.seconds());
        return rate;
    }
}
