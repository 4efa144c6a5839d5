package io.github.cronguard.internal.watch;

import io.github.cronguard.BacklogChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

/** How the backlog was in the last 10 minutes, as far as this process has seen it. Safe for use by several threads. */
public final class BacklogTrend {
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int MOST = 1_000;

    private record Sample(Instant at, long due, Duration waits) {}

    private final Deque<Sample> samples = new ArrayDeque<>();

    /** Knows nothing yet. */
    BacklogTrend() {}

    /**
     * Adds what was seen.
     *
     * @param at when, by the storage's clock; if that goes back, all before is forgotten
     * @param due steps
     * @param waits how long the oldest has been due
     */
    synchronized void add(Instant at, long due, Duration waits) {
        if (!samples.isEmpty() && !at.isAfter(samples.getLast().at())) {
            samples.clear();
        }
        samples.addLast(new Sample(at, due, waits));
        while (samples.size() > 2 && (secondIsOld(at) || samples.size() > MOST)) {
            samples.removeFirst();
        }
    }

    private boolean secondIsOld(Instant now) {
        Iterator<Sample> oldest = samples.iterator();
        oldest.next();
        return !oldest.next().at().isAfter(now.minus(WINDOW));
    }

    synchronized void clear() {
        samples.clear();
    }

    /** Whether the oldest waits longer than it did at any time in the whole window. */
    synchronized boolean growing() {
        if (samples.size() < 2 || span().compareTo(WINDOW) < 0) {
            return false;
        }
        Sample now = samples.getLast();
        return samples.stream()
                .filter(sample -> !sample.equals(now))
                .allMatch(sample -> sample.waits().compareTo(now.waits()) < 0);
    }

    /**
     * How the backlog has changed.
     *
     * @return over 10 minutes, or less if it has not been watched for so long; empty before there are two samples
     */
    public synchronized Optional<BacklogChange> change() {
        return samples.size() < 2
                ? Optional.empty()
                : Optional.of(new BacklogChange(
                        samples.getFirst().due(), samples.getLast().due(), span()));
    }

    private Duration span() {
        return Duration.between(samples.getFirst().at(), samples.getLast().at());
    }
}
