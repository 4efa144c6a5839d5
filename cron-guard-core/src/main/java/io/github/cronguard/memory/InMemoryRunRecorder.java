package io.github.cronguard.memory;

import io.github.cronguard.RunCounts;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.RefusalCount;
import io.github.cronguard.spi.RunFinish;
import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.RunRecord;
import io.github.cronguard.spi.RunRecorder;
import io.github.cronguard.spi.RunStart;
import io.github.cronguard.spi.RunStatus;
import java.time.Duration;
import java.util.List;

/** The audit trail's writing side. */
final class InMemoryRunRecorder implements RunRecorder {

    private final Tables tables;

    InMemoryRunRecorder(Tables tables) {
        this.tables = tables;
    }

    @Override
    public int closeOld(Lease lease) {
        synchronized (tables) {
            tables.checkOpen();
            List<RunRecord> old = tables.runs.running().stream()
                    .filter(run -> run.fence() < lease.fence())
                    .toList();
            for (RunRecord run : old) {
                Duration lasted = Duration.between(run.startedAt(), tables.now());
                // The time of day may have been set back since the start.
                Duration duration = lasted.isNegative() ? Duration.ZERO : lasted;
                RunCounts counts = tables.steps.countsOf(run.fence());
                end(run, new RunFinish(RunStatus.ABANDONED, duration, counts, null, null));
            }
            return old.size();
        }
    }

    @Override
    public RunId start(RunStart start) {
        synchronized (tables) {
            tables.checkOpen();
            tables.lockOf(start.lease());
            long fence = start.lease().fence();
            RunId present = tables.runs.ofFence(fence);
            return present == null ? insert(start, fence) : present;
        }
    }

    private RunId insert(RunStart start, long fence) {
        RunId id = tables.runs.nextId();
        tables.runs.put(new RunRecord(
                id,
                RunStatus.RUNNING,
                start.requestId(),
                start.deliveryId(),
                start.method(),
                start.caller(),
                start.callerIp(),
                start.userAgent(),
                start.node(),
                fence,
                tables.now(),
                null,
                null,
                RunCounts.NONE,
                null,
                null));
        return id;
    }

    @Override
    public boolean finish(RunId id, RunFinish finish) {
        synchronized (tables) {
            tables.checkOpen();
            RunRecord run = tables.runs.find(id);
            if (run == null || run.status() != RunStatus.RUNNING) {
                return false;
            }
            end(run, finish);
            return true;
        }
    }

    private void end(RunRecord run, RunFinish finish) {
        tables.runs.put(new RunRecord(
                run.id(),
                finish.status(),
                run.requestId(),
                run.deliveryId(),
                run.method(),
                run.caller(),
                run.callerIp(),
                run.userAgent(),
                run.node(),
                run.fence(),
                run.startedAt(),
                tables.now(),
                finish.duration().toMillis(),
                finish.counts(),
                finish.output(),
                finish.error()));
    }

    @Override
    public void refused(List<RefusalCount> refusals) {
        synchronized (tables) {
            tables.checkOpen();
            for (RefusalCount more : refusals) {
                tables.refusals.merge(
                        new Tables.RefusalKey(more.minute(), more.reason()), more, InMemoryRunRecorder::sum);
            }
        }
    }

    private static RefusalCount sum(RefusalCount before, RefusalCount more) {
        return new RefusalCount(
                more.guard(),
                more.minute(),
                more.reason(),
                before.count() + more.count(),
                more.lastIp(),
                more.lastRequestId());
    }
}
