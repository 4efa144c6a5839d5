package io.github.cronguard.memory;

import io.github.cronguard.spi.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Deletes old rows. What operators did is not kept in memory, so there is nothing of it to delete. */
final class Pruning {

    private Pruning() {}

    static int of(Tables tables, Duration retention, int limit) {
        Instant now = tables.now();
        Instant oldest = now.minus(retention);
        RunId newest = tables.runs.isEmpty() ? null : tables.runs.lastKey();
        return some(
                        tables.runs.values(),
                        run -> run.startedAt().isBefore(oldest) && !run.id().equals(newest),
                        run -> tables.runs.remove(run.id()),
                        limit)
                + some(tables.refusals.keySet(), key -> key.minute().isBefore(oldest), tables.refusals::remove, limit)
                + some(
                        tables.keys.entrySet(),
                        key -> !key.getValue().expiresAt().isAfter(now),
                        key -> tables.keys.remove(key.getKey()),
                        limit)
                + some(tables.steps.all(), step -> isOver(step, oldest), tables.steps::delete, limit);
    }

    private static boolean isOver(StepRow step, Instant oldest) {
        return step.enrollment.state != EnrollmentRow.State.ACTIVE
                && step.finishedAt != null
                && step.finishedAt.isBefore(oldest);
    }

    private static <T> int some(Collection<T> rows, Predicate<T> old, Consumer<T> delete, int limit) {
        List<T> chosen = rows.stream().filter(old).limit(limit).toList();
        chosen.forEach(delete);
        return chosen.size();
    }
}
