package io.github.cronguard.memory;

import io.github.cronguard.spi.Bounds;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.TaskProgress;
import java.time.Instant;
import java.util.Optional;

/** The watermark of each task. */
final class InMemoryTaskProgress implements TaskProgress {

    private final Tables tables;

    InMemoryTaskProgress(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Optional<Instant> lastSlot(String task) {
        Bounds.required("task", task, Bounds.TASK);
        synchronized (tables) {
            tables.checkOpen();
            return Optional.ofNullable(tables.watermarks.get(task));
        }
    }

    @Override
    public boolean advance(String task, Instant slot, Lease lease) {
        Bounds.required("task", task, Bounds.TASK);
        synchronized (tables) {
            tables.checkOpen();
            if (!tables.carries(lease)) {
                return false;
            }
            tables.watermarks.merge(task, slot, (before, now) -> now.isAfter(before) ? now : before);
            return true;
        }
    }
}
