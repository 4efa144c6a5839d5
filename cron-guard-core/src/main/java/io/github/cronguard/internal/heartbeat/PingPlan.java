package io.github.cronguard.internal.heartbeat;

import io.github.cronguard.GuardClock;
import io.github.cronguard.spi.RunId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which calls are made when more are wanted than the services take: 5 in a minute. A start is only called where its end can be
 * called too, since a service alarms of a start without an end; a start that has to wait is of no use and is dropped. Of the
 * other ends the newest is called, as soon as may be. Safe for use by several threads.
 */
final class PingPlan {
    private static final int MOST = 5;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    /** One run at a time, and one that has lost its lease and still comes to its end. */
    private static final int MOST_BEGUN = 2;

    private final GuardClock clock;
    private final Deque<Long> made = new ArrayDeque<>();

    /** Runs whose start was called and whose end was not wanted yet. */
    private final Deque<RunId> begun = new ArrayDeque<>();

    /** Ends of such runs. */
    private final Deque<Ping> owed = new ArrayDeque<>();

    private @Nullable Ping start;
    private @Nullable Ping end;

    PingPlan(GuardClock clock) {
        this.clock = clock;
    }

    synchronized void start(Ping ping) {
        start = ping;
    }

    synchronized void end(Ping ping) {
        if (begun.remove(ping.run())) {
            owed.add(ping);
        } else {
            end = ping;
        }
    }

    /** The end of a run is not called. */
    synchronized void noEnd(RunId run) {
        begun.remove(run);
        if (start != null && start.run().equals(run)) {
            start = null;
        }
    }

    /** What may be called now; it counts from now on. */
    synchronized Optional<Ping> next() {
        long now = clock.nanoTime();
        while (!made.isEmpty() && now - made.getFirst() >= WINDOW.toNanos()) {
            made.removeFirst();
        }
        Ping next = owed.isEmpty() ? newest() : owed.removeFirst();
        if (next != null) {
            made.addLast(now);
        }
        return Optional.ofNullable(next);
    }

    private @Nullable Ping newest() {
        Ping first = start;
        Ping last = end;
        if (last != null && free() > 0 && (first == null || last.run().compareTo(first.run()) < 0)) {
            end = null;
            return last;
        }
        start = null;
        if (first == null || free() < 2) {
            return last != null && first != null ? newest() : null;
        }
        if (last != null && last.run().equals(first.run())) {
            owed.add(last);
            end = null;
        } else {
            begun.addLast(first.run());
            if (begun.size() > MOST_BEGUN) {
                begun.removeFirst(); // it has ended without a word
            }
        }
        return first;
    }

    /** Without those that are kept for the ends of what has begun. */
    private int free() {
        return MOST - made.size() - begun.size() - owed.size();
    }

    /** How long the end that waits has to wait. */
    synchronized Optional<Duration> waits() {
        return end == null || made.isEmpty()
                ? Optional.empty()
                : Optional.of(WINDOW.minusNanos(clock.nanoTime() - made.getFirst()));
    }
}
