package io.github.cronguard.benchmarks.start;

import io.github.cronguard.benchmarks.measure.Spread;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Starts of several applications in turn; what one costs more than another is taken inside a round. */
final class StartRounds {
    private final List<Application> applications;
    private final Start[][] starts;

    private StartRounds(List<Application> applications, Start[][] starts) {
        this.applications = applications;
        this.starts = starts;
    }

    /** Starts each of them in each round; each round begins with another one. */
    static StartRounds of(int warmUp, int rounds, List<Application> applications)
            throws IOException, InterruptedException {
        Start[][] starts = new Start[applications.size()][rounds];
        for (int round = -warmUp; round < rounds; round++) {
            for (int turn = 0; turn < applications.size(); turn++) {
                int which = (turn + round + warmUp) % applications.size();
                Start start = applications.get(which).start();
                if (round >= 0) {
                    starts[which][round] = start;
                }
            }
        }
        return new StartRounds(List.copyOf(applications), starts);
    }

    /** A table: what each of them costs, and what it costs more than those in front of it. */
    List<String> table() {
        List<String> lines = new ArrayList<>();
        lines.add("| | classes | ms of CPU time | ms until it is ready |\n|---|---|---|---|");
        for (int which = 0; which < starts.length; which++) {
            Start[] own = starts[which];
            lines.add(row(applications.get(which).name(), value -> each(own, value)));
        }
        for (int which = 1; which < starts.length; which++) {
            for (int floor = which - 1; floor >= 0; floor--) {
                lines.addAll(beside(which, floor));
            }
        }
        return lines;
    }

    private List<String> beside(int which, int floor) {
        Start[] own = starts[which];
        Start[] other = starts[floor];
        String names =
                applications.get(which).name() + " / " + applications.get(floor).name();
        return List.of(
                row(names + ": more", value -> {
                    double[] more = each(own, value);
                    Arrays.setAll(more, round -> more[round] - value.applyAsDouble(other[round]));
                    return more;
                }),
                row(names + ": times", value -> {
                    double[] times = each(own, value);
                    Arrays.setAll(times, round -> times[round] / value.applyAsDouble(other[round]));
                    return times;
                }));
    }

    /** From what is looked at to its value in each round. */
    @FunctionalInterface
    private interface Column {
        double[] of(ToDoubleFunction<Start> value);
    }

    private static String row(String name, Column column) {
        return "| " + name + " | " + cell(column.of(Start::classes)) + " | " + cell(column.of(Start::cpuMillis)) + " | "
                + cell(column.of(Start::wallMillis)) + " |";
    }

    private static String cell(double[] values) {
        Spread spread = Spread.of(values);
        return spread.median() + " (" + spread.range() + ")";
    }

    private static double[] each(Start[] starts, ToDoubleFunction<Start> value) {
        return Arrays.stream(starts).mapToDouble(value).toArray();
    }
}
