package io.github.cronguard.internal.tick;

import io.github.cronguard.spi.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the feeder lays steps out, and the workers lay down what became of them. Safe for use by several threads. */
final class Bench {
    private static final Logger LOG = LoggerFactory.getLogger(Bench.class);

    /** A step that waits for a worker. */
    record Waiting(OpenClaim claim, Step step) {}

    private final ClaimingGroup group;
    private final Pace pace;
    private final BlockingQueue<Optional<Waiting>> waiting = new LinkedBlockingQueue<>();
    private final BlockingQueue<Handled> finished = new LinkedBlockingQueue<>();
    private boolean closed;
    private volatile boolean failed;

    Bench(ClaimingGroup group, Pace pace) {
        this.group = group;
        this.pace = pace;
    }

    // the feeder's side

    void lay(OpenClaim claim, List<Step> steps) {
        steps.forEach(step -> waiting.add(Optional.of(new Waiting(claim, step))));
    }

    /** Takes back what no worker has taken yet. */
    void withdraw() {
        List<Optional<Waiting>> back = new ArrayList<>();
        waiting.drainTo(back);
        back.forEach(place -> place.ifPresent(w -> finished.add(Handled.withdrawn(w.claim(), w.step()))));
    }

    /** What the workers have laid down; waits for the first one. */
    List<Handled> finished(long most, TimeUnit unit) throws InterruptedException {
        List<Handled> all = new ArrayList<>();
        Handled first = finished.poll(most, unit);
        if (first != null) {
            all.add(first);
            finished.drainTo(all);
        }
        return all;
    }

    /** No worker takes anything more; who comes later marks for himself. */
    void close() {
        withdraw();
        synchronized (this) {
            closed = true;
        }
        for (int i = 0; i < group.workers().most(); i++) {
            waiting.add(Optional.empty());
        }
    }

    List<Handled> leftOvers() {
        List<Handled> all = new ArrayList<>();
        finished.drainTo(all);
        return all;
    }

    /** Whether the storage failed to say what is still due: no further claim is made. */
    boolean failed() {
        return failed;
    }

    // the workers' side

    /** The next step; null at the end. */
    @Nullable
    Waiting take() {
        try {
            return waiting.take().orElse(null);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /** Whether a step that was taken may be handed over now. */
    boolean mayHandOver(Waiting taken) {
        try {
            return pace.goesOn() && taken.claim().stillDue(taken.step());
        } catch (RuntimeException | Error broken) {
            // an error too: a worker that ends by it would let the feeder wait for its step until the lease is lost
            LOG.warn("It could not be read whether claimed steps are still due; they are given back", broken);
            failed = true;
            return false;
        }
    }

    void layDown(Handled handled) {
        synchronized (this) {
            if (!closed) {
                finished.add(handled);
                return;
            }
        }
        Marker.late(group.source(), handled);
    }
}
