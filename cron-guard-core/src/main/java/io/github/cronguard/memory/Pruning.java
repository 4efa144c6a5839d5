package io.github.cronguard.memory;

import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.RunRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Deletes old rows. */
final class Pruning {

    private Pruning() {}

    static int of(Tables tables, Duration retention, int limit) {
        Instant now = tables.now();
        Instant oldest = now.minus(retention);
        RunId newest = tables.runs.newestFirst().stream()
                .map(RunRecord::id)
                .findFirst()
                .orElse(null);
        // The oldest come first: there is no need to look at those behind the first one that stays.
        List<RunRecord> runs = tables.runs.oldestFirst().stream()
                .takeWhile(run -> run.startedAt().isBefore(oldest) && !run.id().equals(newest))
                .limit(limit)
                .toList();
        runs.forEach(tables.runs::delete);
        return runs.size()
                + some(tables.refusals.keySet(), key -> key.minute().isBefore(oldest), tables.refusals::remove, limit)
                + some(
                        tables.audit.values(),
                        entry -> entry.at().isBefore(oldest),
                        entry -> tables.audit.remove(entry.id()),
                        limit)
                + some(
                        tables.keys.entrySet(),
                        key -> !key.getValue().expiresAt().isAfter(now),
                        key -> tables.keys.remove(key.getKey()),
                        limit)
                + some(tables.steps.all(), step -> isOver(step, oldest), tables.steps::delete, limit);
    }

    private static boolean isOver(StepRow step, Instant oldest) {
        return !step.enrollment.state.goesOn() && step.finishedAt != null && step.finishedAt.isBefore(oldest);
    }

    private static <T> int some(Collection<T> rows, Predicate<T> old, Consumer<T> delete, int limit) {
        List<T> chosen = rows.stream().filter(old).limit(limit).toList();
        chosen.forEach(delete);
        return chosen.size();
    }
}
