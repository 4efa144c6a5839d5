package io.github.cronguard.memory;

import io.github.cronguard.spi.Backlog;
import io.github.cronguard.spi.Pause;
import io.github.cronguard.spi.RefusalTotal;
import io.github.cronguard.spi.RunHistory;
import io.github.cronguard.spi.RunRecord;
import io.github.cronguard.spi.RunStatus;
import io.github.cronguard.spi.StepSource;
import io.github.cronguard.spi.StorageHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How things stand. Read under the monitor of {@link Tables}. */
final class HealthRead {
    private static final Duration REFUSALS = Duration.ofHours(1);
    /** What an operator or a run at hand refuses is no sign of a caller in trouble. */
    private static final Set<String> EXPECTED = Set.of("busy", "paused");

    private final Tables tables;
    private final RunHistory runs;
    private final StepSource steps;

    HealthRead(Tables tables, RunHistory runs, StepSource steps) {
        this.tables = tables;
        this.runs = runs;
        this.steps = steps;
    }

    StorageHealth read() {
        Instant now = tables.now();
        RunRecord last = runs.last().orElse(null);
        Pause pause = tables.pauses.get(Pause.ALL);
        boolean paused = tables.isPaused(Pause.ALL);
        return new StorageHealth(
                now,
                last,
                lastSuccess(),
                steps.backlog(),
                tables.steps.count(StepRow.State.UNCERTAIN, Backlog.MOST),
                tables.steps.count(StepRow.State.DEAD, Backlog.MOST),
                paused ? pause : null,
                paused || pause == null ? null : pause.until(),
                refusals(last == null ? Instant.MIN : last.startedAt(), now.minus(REFUSALS)),
                holder(now));
    }

    private @Nullable Instant lastSuccess() {
        return tables.runs.newestFirst().stream()
                .filter(run -> run.status() == RunStatus.OK || run.status() == RunStatus.PARTIAL)
                .map(RunRecord::startedAt)
                .findFirst()
                .orElse(null);
    }

    private @Nullable RefusalTotal refusals(Instant run, Instant hour) {
        return RefusalTotals.of(
                        tables,
                        row -> row.minute().isAfter(run)
                                && row.minute().isAfter(hour)
                                && !EXPECTED.contains(row.reason()))
                .stream()
                .findFirst()
                .orElse(null);
    }

    private StorageHealth.@Nullable Holder holder(Instant now) {
        LockRow row = tables.locks.get(tables.context().guard());
        long nanos = tables.clock.nanoTime();
        return row == null || !row.isHeld(nanos)
                ? null
                : new StorageHealth.Holder(
                        row.node(),
                        row.fence(),
                        row.acquiredAt(),
                        now.plus(row.remaining(nanos)),
                        tables.runs.ofFence(row.fence()));
    }
}
