package io.github.cronguard.memory;

import io.github.cronguard.spi.Backlog;
import io.github.cronguard.spi.Pause;
import io.github.cronguard.spi.RefusalCount;
import io.github.cronguard.spi.RefusalTotal;
import io.github.cronguard.spi.RunHistory;
import io.github.cronguard.spi.RunRecord;
import io.github.cronguard.spi.RunStatus;
import io.github.cronguard.spi.StepSource;
import io.github.cronguard.spi.StorageHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
        Map<String, List<RefusalCount>> byReason = tables.refusals.values().stream()
                .filter(row -> row.minute().isAfter(run) && row.minute().isAfter(hour))
                .filter(row -> !EXPECTED.contains(row.reason()))
                .sorted(Comparator.comparing(RefusalCount::minute))
                .collect(Collectors.groupingBy(RefusalCount::reason));
        return byReason.values().stream()
                .map(HealthRead::total)
                .max(Comparator.comparing(RefusalTotal::count).thenComparing(RefusalTotal::reason))
                .orElse(null);
    }

    private static RefusalTotal total(List<RefusalCount> rows) {
        RefusalCount last = rows.get(rows.size() - 1);
        return new RefusalTotal(
                last.reason(),
                rows.stream().mapToLong(RefusalCount::count).sum(),
                rows.get(0).minute(),
                last.minute(),
                last.lastIp(),
                last.lastRequestId());
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
