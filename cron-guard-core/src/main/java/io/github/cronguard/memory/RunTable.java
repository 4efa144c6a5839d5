package io.github.cronguard.memory;

import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.RunRecord;
import io.github.cronguard.spi.RunStatus;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The runs, with what a run asks for found without a look at all of them. Part of {@link Tables}, whose monitor guards it. */
final class RunTable {
    private final NavigableMap<RunId, RunRecord> rows = new TreeMap<>();
    private final NavigableMap<Long, RunId> byFence = new TreeMap<>();
    private final NavigableSet<RunId> running = new TreeSet<>();
    private long lastId;

    RunId nextId() {
        return new RunId(++lastId);
    }

    /** Inserts or replaces. */
    void put(RunRecord run) {
        rows.put(run.id(), run);
        byFence.put(run.fence(), run.id());
        if (run.status() == RunStatus.RUNNING) {
            running.add(run.id());
        } else {
            running.remove(run.id());
        }
    }

    void delete(RunRecord run) {
        rows.remove(run.id());
        byFence.remove(run.fence());
        running.remove(run.id());
    }

    @Nullable
    RunRecord find(RunId id) {
        return rows.get(id);
    }

    @Nullable
    RunId ofFence(long fence) {
        return byFence.get(fence);
    }

    /** The greatest fence that a run was started with; zero for none. */
    long greatestFence() {
        return byFence.isEmpty() ? 0 : byFence.lastKey();
    }

    /** The run with an id, or the next one below. */
    Optional<RunRecord> atOrBelow(RunId id) {
        return Optional.ofNullable(rows.floorEntry(id)).map(Map.Entry::getValue);
    }

    /** The run with an id, or the next one above. */
    Optional<RunRecord> atOrAbove(RunId id) {
        return Optional.ofNullable(rows.ceilingEntry(id)).map(Map.Entry::getValue);
    }

    /** The runs that have not ended, oldest first. */
    List<RunRecord> running() {
        return running.stream().map(rows::get).toList();
    }

    Collection<RunRecord> oldestFirst() {
        return rows.values();
    }

    Collection<RunRecord> newestFirst() {
        return rows.descendingMap().values();
    }
}
