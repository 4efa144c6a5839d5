package io.github.cronguard.internal.tick;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of steps and is not written yet: it waits half a second at most. The feeder's thread. */
final class Marker {
    private static final Duration LATEST = Duration.ofMillis(500);

    private final Pace pace;
    private final TickCounts counts;
    private final List<Handled> pending = new ArrayList<>();
    private long oldest;
    private @Nullable RuntimeException failure;

    Marker(Pace pace, TickCounts counts) {
        this.pace = pace;
        this.counts = counts;
    }

    void add(Handled handled) {
        if (pending.isEmpty()) {
            oldest = pace.now();
        }
        pending.add(handled);
    }

    /** How many wait. */
    int waiting() {
        return pending.size();
    }

    /** Whether the first one waits too long. */
    boolean late() {
        return !pending.isEmpty() && pace.olderThan(oldest, LATEST);
    }

    /** Hands out what waits, the first ones first, to be written. */
    List<Handled> take(int most) {
        List<Handled> some = pending.subList(0, Math.min(most, pending.size()));
        List<Handled> taken = List.copyOf(some);
        some.clear();
        return taken;
    }

    /**
     * Says how that went. What was sent counts, also if that could not be written.
     *
     * @param all what was handed out
     * @param failed why some of it could not be written, or null
     */
    void written(List<Handled> all, @Nullable RuntimeException failed) {
        all.forEach(counts::add);
        failure = failed == null ? failure : failed;
    }

    /** No worker was free. */
    void stuck() {
        counts.stuck();
    }

    void rethrow() {
        if (failure != null) {
            throw failure;
        }
    }
}
