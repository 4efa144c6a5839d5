package io.github.cronguard.benchmarks.drain;

/** How much is measured, as the command says. */
public final class Amount {
    private static final double SECONDS = 1.5;

    private Amount() {}

    /**
     * How many steps a round drains at most.
     *
     * @return {@code -Dsteps}
     */
    public static int steps() {
        return Integer.getInteger("steps", 50_000);
    }

    /**
     * How many rounds count.
     *
     * @return {@code -Drounds}
     */
    public static int rounds() {
        return Integer.getInteger("rounds", 7);
    }

    /**
     * How long a round should last.
     *
     * @return seconds
     */
    public static double seconds() {
        return SECONDS;
    }
}
