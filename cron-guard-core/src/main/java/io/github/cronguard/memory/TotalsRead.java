package io.github.cronguard.memory;

import io.github.cronguard.spi.StepTotals;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** How many steps are how. Used once, under the monitor of {@link Tables}. */
final class TotalsRead {
    private record Place(String sequence, int number) {}

    private enum Kind {
        DUE,
        LATER,
        DONE,
        SKIPPED,
        QUEUED,
        UNCERTAIN,
        DEAD
    }

    private static final Comparator<StepRow> OLDEST_DUE_FIRST = Comparator.comparing((StepRow row) -> row.dueAt);

    private final Collection<StepRow> rows;
    private final Instant now;
    private final Map<Place, Map<Kind, Long>> counts =
            new TreeMap<>(Comparator.comparing(Place::sequence).thenComparingInt(Place::number));

    TotalsRead(Collection<StepRow> rows, Instant now) {
        this.rows = rows;
        this.now = now;
    }

    List<StepTotals> since(Instant since) {
        count(some(isPending(true), OLDEST_DUE_FIRST));
        count(some(isPending(false), OLDEST_DUE_FIRST));
        count(some(
                row -> row.finishedAt != null && row.finishedAt.isAfter(since),
                Comparator.comparing((StepRow row) -> Objects.requireNonNull(row.finishedAt))
                        .reversed()));
        for (StepRow.State state : List.of(StepRow.State.QUEUED, StepRow.State.UNCERTAIN, StepRow.State.DEAD)) {
            count(some(row -> row.state == state, StepRow.NEWEST_FIRST));
        }
        return counts.entrySet().stream()
                .map(entry -> totals(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Predicate<StepRow> isPending(boolean due) {
        return row -> row.state == StepRow.State.PENDING && row.dueAt.isAfter(now) != due;
    }

    private Stream<StepRow> some(Predicate<StepRow> which, Comparator<StepRow> order) {
        return rows.stream().filter(which).sorted(order).limit(StepTotals.MOST);
    }

    private void count(Stream<StepRow> some) {
        some.filter(row -> row.state != StepRow.State.CANCELLED)
                .forEach(row -> counts.computeIfAbsent(
                                new Place(row.enrollment.sequence, row.number), place -> new EnumMap<>(Kind.class))
                        .merge(kind(row), 1L, Long::sum));
    }

    private Kind kind(StepRow row) {
        if (row.state == StepRow.State.PENDING) {
            return row.dueAt.isAfter(now) ? Kind.LATER : Kind.DUE;
        }
        return Kind.valueOf(row.state.name());
    }

    private static StepTotals totals(Place place, Map<Kind, Long> counts) {
        return new StepTotals(
                place.sequence,
                place.number,
                counts.getOrDefault(Kind.DUE, 0L),
                counts.getOrDefault(Kind.LATER, 0L),
                counts.getOrDefault(Kind.DONE, 0L),
                counts.getOrDefault(Kind.SKIPPED, 0L),
                counts.getOrDefault(Kind.QUEUED, 0L),
                counts.getOrDefault(Kind.UNCERTAIN, 0L),
                counts.getOrDefault(Kind.DEAD, 0L));
    }
}
