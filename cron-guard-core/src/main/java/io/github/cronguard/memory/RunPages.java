package io.github.cronguard.memory;

import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.RunQuery;
import io.github.cronguard.spi.RunRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Pages of runs. Read under the monitor of {@link Tables}. */
final class RunPages {
    static final Comparator<RunRecord> OLDEST_FIRST =
            Comparator.comparing(RunRecord::startedAt).thenComparing(RunRecord::id);
    static final Comparator<RunRecord> NEWEST_FIRST = OLDEST_FIRST.reversed();

    private final RunTable runs;

    RunPages(RunTable runs) {
        this.runs = runs;
    }

    List<RunRecord> read(RunQuery query) {
        // Where the id is of no run (any more), the one next to it stands for it.
        Optional<RunRecord> behind = Optional.ofNullable(query.before()).flatMap(runs::atOrBelow);
        Optional<RunRecord> inFront = Optional.ofNullable(query.after()).flatMap(runs::atOrAbove);
        if ((query.before() != null && behind.isEmpty()) || (query.after() != null && inFront.isEmpty())) {
            return List.of();
        }
        Stream<RunRecord> wanted = runs.oldestFirst().stream()
                .filter(run -> isWanted(run, query))
                .filter(run -> behind.isEmpty() || isPast(behind.get(), run, query.before(), NEWEST_FIRST))
                .filter(run -> inFront.isEmpty() || isPast(inFront.get(), run, query.after(), OLDEST_FIRST));
        if (query.after() == null) {
            return wanted.sorted(NEWEST_FIRST).limit(query.limit()).toList();
        }
        List<RunRecord> page =
                new ArrayList<>(wanted.sorted(OLDEST_FIRST).limit(query.limit()).toList());
        Collections.reverse(page);
        return List.copyOf(page);
    }

    private static boolean isPast(RunRecord neighbour, RunRecord run, @Nullable RunId id, Comparator<RunRecord> order) {
        return order.compare(neighbour, run) <= 0 && !run.id().equals(id);
    }

    private static boolean isWanted(RunRecord run, RunQuery query) {
        return (query.status() == null || run.status() == query.status())
                && (query.caller() == null || run.caller().equals(query.caller()))
                && (query.requestId() == null || run.requestId().equals(query.requestId()))
                && (query.from() == null || !run.startedAt().isBefore(query.from()))
                && (query.to() == null || run.startedAt().isBefore(query.to()));
    }
}
