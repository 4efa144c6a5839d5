package io.github.cronguard.internal.watch;

import io.github.cronguard.GuardClock;
import io.github.cronguard.alert.AlertKind;
import io.github.cronguard.spi.Incident;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * That the storage does not answer: the one incident that cannot lie in it. So it lies in memory, and each node tells its own.
 * Safe for use by several threads.
 */
final class StorageAway implements Agenda {
    private static final int ID_BITS = 48;

    private record FirstMiss(Instant at, long ticks) {}

    private final String node;
    private final Duration lateAfter;
    private final GuardClock clock;
    private @Nullable FirstMiss firstMiss;
    private @Nullable Incident incident;

    /** When it is to be told, by the ticker; null if there is nothing to tell. */
    private @Nullable Long dueAt;

    StorageAway(String node, Duration lateAfter, GuardClock clock) {
        this.node = node;
        this.lateAfter = lateAfter;
        this.clock = clock;
    }

    /** A look failed. */
    synchronized void missed() {
        FirstMiss first = firstMiss;
        if (first == null) {
            first = new FirstMiss(clock.instant(), clock.nanoTime());
            firstMiss = first;
        }
        if (openOne() == null && clock.nanoTime() - first.ticks() >= lateAfter.toNanos()) {
            String detail = "Node " + node + " has not reached the storage since " + first.at()
                    + ". Nothing runs while no node reaches it. Look at the database and at the network between; the"
                    + " log of this node has the error. Each node tells this of itself.";
            due(with(number(), 1, detail, first.at(), null, 0), Duration.ZERO);
        }
    }

    /** A look succeeded. */
    synchronized void answered() {
        firstMiss = null;
        Incident open = openOne();
        if (open != null) {
            String detail = "Node " + node + " reaches the storage again.";
            due(with(open.number(), open.telling() + 1, detail, open.openedAt(), clock.instant(), 0), Duration.ZERO);
        }
    }

    @Override
    public synchronized Optional<Incident> claim(Duration hold) {
        Incident now = incident;
        Long at = dueAt;
        if (now == null || at == null || clock.nanoTime() - at < 0) {
            return Optional.empty();
        }
        due(state(now, now.telling(), now.attempts() + 1), hold);
        return Optional.of(now);
    }

    @Override
    public synchronized void told(Incident claimed, @Nullable Duration again) {
        if (!isAsClaimed(claimed)) {
            return;
        }
        if (again == null || claimed.resolvedAt() != null) {
            dueAt = null;
        } else {
            due(state(claimed, claimed.telling() + 1, 0), again);
        }
    }

    @Override
    public synchronized void failed(Incident claimed, Duration retryIn) {
        if (isAsClaimed(claimed)) {
            due(state(claimed, claimed.telling(), claimed.attempts() + 1), retryIn);
        }
    }

    private @Nullable Incident openOne() {
        Incident last = incident;
        return last == null || last.resolvedAt() != null ? null : last;
    }

    private boolean isAsClaimed(Incident claimed) {
        return state(claimed, claimed.telling(), claimed.attempts() + 1).equals(incident) && dueAt != null;
    }

    private void due(Incident next, Duration in) {
        incident = next;
        dueAt = clock.nanoTime() + in.toNanos();
    }

    /** No other node and no other outage has it, though nobody counts them. */
    private static long number() {
        return new SecureRandom().nextLong() >>> (Long.SIZE - ID_BITS);
    }

    private static Incident state(Incident of, int telling, int attempts) {
        return with(of.number(), telling, of.detail(), of.openedAt(), of.resolvedAt(), attempts);
    }

    private static Incident with(
            long number, int telling, String detail, Instant openedAt, @Nullable Instant resolvedAt, int attempts) {
        String line = Incident.line(detail);
        return new Incident(AlertKind.STORAGE_AWAY.word(), number, telling, line, openedAt, resolvedAt, attempts);
    }
}
