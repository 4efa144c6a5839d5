package io.github.cronguard.internal.watch;

import io.github.cronguard.GuardClock;
import io.github.cronguard.alert.AlertKind;
import io.github.cronguard.spi.RunHistory;
import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.RunQuery;
import io.github.cronguard.spi.RunRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How runs ended: every one of them, in their order, also those that ended between two looks. Of those from before this
 * process only the newest counts, since it says how things stand.
 */
final class RunsJudge implements Judge {
    private static final int PAGE = 50;

    private final RunHistory history;
    private final GuardClock clock;
    private final long start;

    /** Judged, like all before it. */
    private @Nullable RunId seen;

    RunsJudge(RunHistory history, GuardClock clock) {
        this.history = history;
        this.clock = clock;
        this.start = clock.nanoTime();
    }

    @Override
    public void judge(Look look) {
        for (RunRecord run : next(look)) {
            if (!run.status().isFinal()) {
                return; // no later one is judged before it
            }
            judge(look, run);
            seen = run.id();
        }
    }

    /** In the order of their ids. */
    private List<RunRecord> next(Look look) {
        RunId last = seen;
        RunQuery newest = RunQuery.newest(PAGE);
        List<RunRecord> runs = history.page(last == null ? newest : newest.after(last)).stream()
                .sorted(Comparator.comparing(RunRecord::id))
                .filter(run -> last == null || run.id().compareTo(last) > 0)
                .toList();
        return last == null ? runs.subList(first(look, runs), runs.size()) : runs;
    }

    private int first(Look look, List<RunRecord> runs) {
        Instant began = look.health().at().minus(Duration.ofNanos(clock.nanoTime() - start));
        int first = 0;
        for (int i = 0; i < runs.size(); i++) {
            if (runs.get(i).status().isFinal() && runs.get(i).startedAt().isBefore(began)) {
                first = i;
            }
        }
        return first;
    }

    private static void judge(Look look, RunRecord run) {
        Instant at = run.finishedAt() == null ? run.startedAt() : run.finishedAt();
        switch (run.status()) {
            case FAILED -> look.open(AlertKind.RUN_FAILED, ended(run), at);
            case LOCK_LOST, ABANDONED -> look.open(AlertKind.LEASE_LOST, ended(run), at);
            case OK, PARTIAL -> {
                look.resolve(AlertKind.RUN_FAILED, ended(run), at);
                look.resolve(AlertKind.LEASE_LOST, ended(run), at);
            }
            case INTERRUPTED, RUNNING -> {
                // a guard that was closed says nothing of its work
            }
        }
    }

    private static String ended(RunRecord run) {
        String error = run.error() == null ? "." : ": " + run.error();
        return "Run " + run.id() + " on node " + run.node() + " ended " + run.status() + error;
    }
}
