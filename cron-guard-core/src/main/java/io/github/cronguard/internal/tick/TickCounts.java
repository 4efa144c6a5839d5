package io.github.cronguard.internal.tick;

import io.github.cronguard.RunCounts;
import io.github.cronguard.internal.run.Tally;
import io.github.cronguard.internal.tick.Handled.Verdict;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds up what became of the steps. Used by the feeder's thread. */
final class TickCounts {
    private final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
    private @Nullable String firstProblem;
    private int stuck;

    void add(Handled handled) {
        verdicts.merge(handled.verdict(), 1, Integer::sum);
        if (firstProblem == null && handled.problem() != null) {
            firstProblem = handled.step().key() + ": " + handled.problem();
        }
    }

    /** No worker was free. */
    void stuck() {
        stuck++;
    }

    void addTo(Tally tally) {
        tally.neutral(new RunCounts(0, 0, stuck, 0));
        int refused = of(Verdict.REFUSED);
        int failed = refused + of(Verdict.FAILED);
        RunCounts well = new RunCounts(of(Verdict.PROCESSED), of(Verdict.QUEUED), of(Verdict.SKIPPED), 0);
        // a handler that refuses an address works: only one that throws says that something is broken
        if (!well.equals(RunCounts.NONE) || refused > 0) {
            tally.good(well);
        }
        if (failed > 0) {
            tally.bad(
                    new RunCounts(0, 0, 0, failed),
                    failed + (failed == 1 ? " step" : " steps") + " failed; the first one: " + firstProblem);
        }
    }

    private int of(Verdict verdict) {
        return verdicts.getOrDefault(verdict, 0);
    }
}
