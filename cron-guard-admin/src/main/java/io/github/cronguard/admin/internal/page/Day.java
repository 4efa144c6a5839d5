package io.github.cronguard.admin.internal.page;

import io.github.cronguard.spi.RunStatus;
import io.github.cronguard.spi.RunSummary;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The runs of the last 24 hours, by round hours in UTC; the last one is not over. */
final class Day {
    static final Duration LENGTH = Duration.ofDays(1);
    /** How many runs are read. */
    static final int MOST = 5_000;

    private static final int HOURS = 24;

    private final Instant now;
    private final List<RunSummary> runs;
    private final boolean all;
    private final boolean first;
    private final Duration every;

    /**
     * Looks at a day.
     *
     * @param now its end
     * @param runs newest first, at most {@link #MOST}
     * @param first whether there is no run before them: the guard is new, and no hour before its first run is a gap
     * @param every how often one is expected
     */
    Day(Instant now, List<RunSummary> runs, boolean first, Duration every) {
        Instant begin = begin(now);
        this.now = now;
        this.runs =
                runs.stream().filter(run -> !run.startedAt().isBefore(begin)).toList();
        this.all = runs.size() < MOST;
        this.first = first;
        this.every = every;
    }

    private static Instant begin(Instant now) {
        return now.truncatedTo(ChronoUnit.HOURS).minus(HOURS - 1, ChronoUnit.HOURS);
    }

    List<RunSummary> runs() {
        return runs;
    }

    /** How many runs an hour should have; below one it is zero, and no hour is a gap. */
    long expected() {
        return Duration.ofHours(1).dividedBy(every);
    }

    long failed() {
        return runs.stream().filter(run -> isFailed(run.status())).count();
    }

    boolean complete() {
        return all;
    }

    List<Hour> hours() {
        List<Hour> hours = new ArrayList<>();
        for (int i = 0; i < HOURS; i++) {
            Instant start = begin(now).plus(i, ChronoUnit.HOURS);
            Instant end = start.plus(1, ChronoUnit.HOURS);
            hours.add(hour(
                    start,
                    end,
                    runs.stream()
                            .filter(run -> !run.startedAt().isBefore(start)
                                    && run.startedAt().isBefore(end))
                            .toList()));
        }
        return hours;
    }

    private Hour hour(Instant start, Instant end, List<RunSummary> its) {
        if (!isRead(start)) {
            return new Hour(start, 0, 0, 0, 0, null, null, Hour.Kind.UNREAD);
        }
        List<Long> lengths = lengths(its.stream());
        long failed = its.stream().filter(run -> isFailed(run.status())).count();
        long partial = its.stream().filter(run -> isPartial(run.status())).count();
        long going =
                its.stream().filter(run -> run.status() == RunStatus.RUNNING).count();
        return new Hour(
                start,
                its.size() - failed - partial - going,
                partial,
                failed,
                going,
                percentile(lengths, 50),
                percentile(lengths, 95),
                its.isEmpty() && isExpected(end) ? Hour.Kind.GAP : Hour.Kind.PLAIN);
    }

    private boolean isExpected(Instant end) {
        boolean isNew = first
                && (runs.isEmpty() || !end.isAfter(runs.get(runs.size() - 1).startedAt()));
        return expected() > 0 && !end.isAfter(now) && !isNew;
    }

    /** An hour of which not all runs were read would look as if runs were missing. */
    private boolean isRead(Instant start) {
        return all
                || (!runs.isEmpty() && !start.isBefore(runs.get(runs.size() - 1).startedAt()));
    }

    /** How long the runs took that have ended, shortest first. */
    List<Long> lengths() {
        return lengths(runs.stream());
    }

    private static List<Long> lengths(Stream<RunSummary> runs) {
        return runs.map(RunSummary::durationMs)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
    }

    /** By nearest rank: the smallest value that so many in a hundred do not exceed. */
    static @Nullable Long percentile(List<Long> sorted, int percent) {
        if (sorted.isEmpty()) {
            return null;
        }
        return sorted.get((sorted.size() * percent + 99) / 100 - 1);
    }

    /** The longest time between two runs, or behind the last one. */
    @Nullable
    Gap longestGap() {
        Gap longest = null;
        Instant end = now;
        for (RunSummary run : runs) {
            Gap gap = new Gap(run.startedAt(), end);
            longest = longest == null || gap.length().compareTo(longest.length()) > 0 ? gap : longest;
            end = run.startedAt();
        }
        return longest;
    }

    /** The run that took longest, or null if none has ended. */
    @Nullable
    RunSummary longest() {
        RunSummary longest = null;
        for (RunSummary run : runs) {
            if (run.durationMs() != null
                    && (longest == null || longest.durationMs() == null || run.durationMs() > longest.durationMs())) {
                longest = run;
            }
        }
        return longest;
    }

    record Gap(Instant from, Instant to) {
        Duration length() {
            return Duration.between(from, to);
        }
    }

    static boolean isFailed(RunStatus status) {
        return status == RunStatus.FAILED || status == RunStatus.LOCK_LOST || status == RunStatus.ABANDONED;
    }

    private static boolean isPartial(RunStatus status) {
        return status == RunStatus.PARTIAL || status == RunStatus.INTERRUPTED;
    }
}
